import { createConnect } from '../actions/connect.ts'
import { createOperations } from '../actions/operations.ts'
import { readSettings, requireKey, type Settings } from '../config.ts'
import { createNetworks } from '../networks/index.ts'
import { systemClock } from '../ports/clock.ts'
import type { Operations } from '../ports/operations.ts'
import { createReader } from '../reading/index.ts'
import { lockHolder, lockPath } from '../store/index.ts'
import { createConnectRoutes } from '../web/connect.ts'
import { remoteOperations } from '../web/control.ts'
import { createWeb } from '../web/server.ts'
import { phraseFileOf, withStore } from './io.ts'

/**
 * Runs `work` on the real database: through the program that has the embedded one open, or else by opening it here.
 * `listen` opens the port that networks send people back to after signing in; a running program has it open already.
 */
export async function withOperations<T>(
  work: (operations: Operations, settings: Settings, listen: (port?: number) => Promise<void>) => Promise<T>,
): Promise<T> {
  const settings = readSettings()
  requireKey(settings)
  if (!settings.DATABASE_URL && lockHolder(lockPath(settings.RAPPORT_HOME)) !== null) {
    return work(remoteOperations(settings.RAPPORT_HOME), settings, async () => {})
  }
  return withStore(async (store, _settings, log) => {
    const x = { clientId: settings.X_CLIENT_ID, clientSecret: settings.X_CLIENT_SECRET, apiUrl: settings.X_API_URL }
    const networks = createNetworks({ clock: systemClock, x })
    const connect = createConnect({ store, networks, clock: systemClock, language: settings.DEFAULT_LANGUAGE })
    const siteUrl = () => settings.PUBLIC_URL?.replace(/\/$/, '') ?? web.url()
    const minConfidence = settings.MIN_CONFIDENCE
    const teaching = { reader: createReader({ minConfidence }), phraseFile: phraseFileOf(settings), minConfidence }
    const operations = createOperations({ store, connect, clock: systemClock, teaching, siteUrl, onChange: () => {} })
    const web = createWeb({
      readiness: async () => ({ ok: true, parts: {} }),
      handlers: [createConnectRoutes({ connect, onFinished: operations.finished })],
      onError: (error) => log.error({ err: error }, 'the sign-in failed'),
    })
    try {
      return await work(operations, settings, (port) => web.listen(settings.HOST, port ?? settings.PORT))
    } finally {
      await web.close()
    }
  })
}

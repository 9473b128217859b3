import type { Workspace } from './workspace.ts'

const GATHER_MS = 50
const BEAT_MS = 20_000

/** News for open pages as Server-Sent Events: only that something changed, they fetch what they show. */
export function createEvents(workspace: Workspace): { open(): ReadableStream<Uint8Array>; close(): void } {
  const encoder = new TextEncoder()
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let gathering: NodeJS.Timeout | undefined
  const unsubscribe = workspace.subscribe(() => {
    // A replay changes much at once; pages hear of it once.
    gathering ??= setTimeout(() => {
      gathering = undefined
      tell('data: changed\n\n')
    }, GATHER_MS).unref()
  })
  const beat = setInterval(() => tell(': still here\n\n'), BEAT_MS).unref()

  function tell(text: string): void {
    const bytes = encoder.encode(text)
    for (const page of pages) {
      try {
        // A page that takes nothing any more only learns of the newest change later.
        if ((page.desiredSize ?? 0) > -1000) page.enqueue(bytes)
      } catch {
        // It went away without a word.
        pages.delete(page)
      }
    }
  }

  return {
    open() {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      return new ReadableStream({
        start(page) {
          own = page
          pages.add(page)
          page.enqueue(encoder.encode('retry: 1000\n\n'))
        },
        cancel() {
          if (own !== undefined) pages.delete(own)
        },
      })
    },
    close() {
      unsubscribe()
      clearTimeout(gathering)
      clearInterval(beat)
      for (const page of pages) {
        pages.delete(page)
        if (page.desiredSize !== null) page.close()
      }
    },
  }
}

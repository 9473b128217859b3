// npm run screenshots: the README's pictures, made by the program itself from its tour.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/pictures')
const home = mkdtempSync(join(tmpdir(), 'rapport-pictures-'))
mkdirSync(pictures, { recursive: true })

const program = spawn(process.execPath, [join(root, 'bin/rapport.mjs'), 'start', '--tour', '--port', '0'], {
  cwd: home,
  env: { PATH: process.env.PATH, HOME: process.env.HOME, RAPPORT_HOME: home, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'pipe'],
})
let browser
try {
  const address = await new Promise((resolve, reject) => {
    program.stdout.on(
      'data',
      (d) => /ready: (http\S+)/.exec(String(d)) && resolve(/ready: (http\S+)/.exec(String(d))[1]),
    )
    program.on('exit', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  await new Promise((resolve) => program.stderr.on('data', (d) => String(d).includes('Replay finished') && resolve()))
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme: 'light' })
  await page.goto(address)
  const people = await page.evaluate(async () => (await (await fetch('/sandbox/state')).json()).people)
  const idOf = (name) => people.find((p) => p.label.startsWith(name)).id

  async function shootMessage(name, words, file, language) {
    await page.goto(`${address}?as=${idOf(name)}&lang=${language}`)
    const message = page.locator('article.message', { hasText: words }).last()
    await message.scrollIntoViewIfNeeded()
    await message.screenshot({ path: join(pictures, file) })
  }

  await shootMessage('Tom', 'twelve more chargers', 'alert-en.png', 'en')
  await shootMessage('Jana', 'Stadtwerke Ahornstedt', 'alert-de.png', 'de')
  await page.goto(`${address}?as=${idOf('Jana')}&lang=de&at=home`)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(pictures, 'home-de.png') })
} finally {
  await browser?.close()
  program.kill('SIGTERM')
  rmSync(home, { recursive: true, force: true })
}

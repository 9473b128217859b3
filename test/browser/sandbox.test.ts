import type { types } from '@slack/bolt'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { caught, EVA, type Stand, stand, TOM } from '../unit/slack/sandbox/support.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() })
const ALERT: types.KnownBlock[] = [
  { type: 'header', text: plain('Upset customer') },
  {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'It <b>broke</b> again' }] }],
  },
  {
    type: 'actions',
    block_id: 'row:1',
    elements: [
      { type: 'button', action_id: 'edit', value: 'a1', style: 'primary', text: plain('Edit Reply') },
      { type: 'overflow', action_id: 'more', options: [option('Snooze'), option('Not Relevant')] },
    ],
  },
]
const FORM: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Edit Reply'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('Your reply'),
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
    {
      type: 'input',
      block_id: 'customer',
      label: plain('Customer'),
      element: { type: 'external_select', action_id: 'find', min_query_length: 0 },
    },
  ],
}

let browser: Browser
let at: Stand
let page: Page
let complaints: string[]
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
afterAll(() => browser.close())
beforeEach(async () => {
  at = await stand()
  complaints = []
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(at.url) && !request.url().startsWith('data:')) complaints.push(request.url())
  })
})
afterEach(async () => {
  await page.close()
  await at.close()
  // The browser's own complaints count too: a broken policy, a missing file, an error in the script.
  expect(complaints).toEqual([])
})

const hasFocus = async (locator: Locator) => (await locator.and(page.locator(':focus')).count()) === 1
const open = (query = '') => page.goto(`${at.url}/sandbox${query}`)
const alert = (more: Record<string, unknown> = {}) =>
  at.client.chat.postMessage({ channel: EVA.id, text: 'Upset customer', blocks: ALERT, ...more })

test('a message appears by itself, is told to screen readers and changes in place', async () => {
  await open()
  await page.getByText('Nothing here yet').waitFor()
  const { channel = '', ts = '' } = await alert()
  const item = page.getByRole('article', { name: /Rapport/ })
  await item.getByRole('heading', { name: 'Upset customer' }).waitFor()
  expect(await item.getByText('It <b>broke</b> again').count()).toBe(1)
  await expect.poll(() => page.locator('#live').textContent()).toContain('New message from Rapport: Upset customer')
  await at.client.chat.update({ channel, ts, text: 'Handled' })
  await item.getByText('Handled').waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
})

test('a page without a choice follows to where the first message comes in', async () => {
  await open()
  await page.getByText('Nothing here yet').waitFor()
  await at.client.chat.postMessage({ channel: TOM.id, text: 'for Tom' })
  await page.getByText('for Tom').waitFor()
  expect(await page.locator('#person').inputValue()).toBe(TOM.id)
})

test('a click reaches Bolt, its form opens, is checked, sent off and closed', async () => {
  at.bolt.action('edit', async ({ ack, body, client }) => {
    await ack()
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: FORM })
  })
  at.bolt.options('find', async ({ ack, payload }) => {
    await ack({ options: ['Acme', 'Beta'].filter((n) => n.toLowerCase().startsWith(payload.value)).map(option) })
  })
  const saved = caught<unknown>()
  at.bolt.view('form', async ({ ack, view }) => {
    const { words } = view.state.values
    if (words?.text?.value === 'bad') return ack({ response_action: 'errors', errors: { words: 'Too rude' } })
    saved.give(view.state.values)
    await ack()
  })
  await alert()
  await open()
  const edit = page.getByRole('button', { name: 'Edit Reply' })
  await edit.click()
  const dialog = page.getByRole('dialog', { name: 'Edit Reply' })
  const words = dialog.getByLabel('Your reply')
  await words.waitFor()

  await dialog.getByRole('button', { name: 'Save' }).click()
  expect(await dialog.getByText('Please fill this in.').count()).toBe(2)

  await words.fill('bad')
  const customer = dialog.getByRole('combobox', { name: 'Customer' })
  await customer.pressSequentially('be')
  await dialog.getByRole('option', { name: 'Beta' }).waitFor()
  await customer.press('ArrowDown')
  await customer.press('Enter')
  expect(await customer.inputValue()).toBe('Beta')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Too rude').waitFor()
  expect(await words.getAttribute('aria-invalid')).toBe('true')

  await words.fill('good')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await saved.value).toMatchObject({
    words: { text: { value: 'good' } },
    customer: { find: { selected_option: option('Beta') } },
  })
  await expect.poll(() => hasFocus(edit)).toBe(true)
})

test('an updated form keeps what was typed, and Escape closes it', async () => {
  const opened = caught<string>()
  at.bolt.action('edit', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions') return
    const { view } = await client.views.open({ trigger_id: body.trigger_id, view: FORM })
    opened.give(view?.id ?? '')
  })
  await alert()
  await open()
  await page.getByRole('button', { name: 'Edit Reply' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your reply').fill('half a sentence')
  await at.client.views.update({ view_id: await opened.value, view: { ...FORM, title: plain('Other title') } })
  await page.getByRole('dialog', { name: 'Other title' }).waitFor()
  expect(await dialog.getByLabel('Your reply').inputValue()).toBe('half a sentence')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(at.sandbox.workspace.modals(EVA.id)).toEqual([])
})

test('the menu works by keyboard alone', async () => {
  const chosen = caught<unknown>()
  at.bolt.action('more', async ({ ack, action }) => {
    await ack()
    chosen.give(action)
  })
  await alert()
  await open()
  const button = page.getByRole('button', { name: 'More actions' })
  await button.focus()
  await page.keyboard.press('Enter')
  const first = page.getByRole('menuitem', { name: 'Snooze' })
  await expect.poll(() => hasFocus(first)).toBe(true)
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('menu').count()).toBe(0)
  expect(await hasFocus(button)).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  expect(await chosen.value).toMatchObject({ type: 'overflow', selected_option: option('Not Relevant') })
})

test('what the bot does not accept is said', async () => {
  await at.close()
  at = await stand({ signingSecret: 'not the one Bolt knows' })
  await alert()
  await open()
  await page.getByRole('button', { name: 'Edit Reply' }).click()
  await page.getByRole('alert').getByText('Rapport did not accept this').waitFor()
  await page.locator('#log').getByText('http_401').waitFor()
})

test('a private note is seen by one person and can be dismissed', async () => {
  const { channel = '' } = await at.client.chat.postMessage({ channel: '#triage', text: 'for all' })
  await at.client.chat.postEphemeral({ channel, user: EVA.id, text: 'for Eva' })
  await open(`?as=${TOM.id}&at=${channel}`)
  await page.getByText('for all').waitFor()
  expect(await page.getByText('for Eva').count()).toBe(0)
  await page.locator('#person').selectOption(EVA.id)
  await page.getByText('for Eva').waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByText('for Eva').waitFor({ state: 'detached' })
})

test('places are marked as new until they are looked at', async () => {
  await open(`?as=${EVA.id}&at=home`)
  await at.client.chat.postMessage({ channel: '#triage', text: 'hello' })
  const triage = page.getByRole('link', { name: /#triage/ })
  await triage.getByText('new').waitFor()
  await triage.click()
  await page.getByText('hello').waitFor()
  await triage.getByText('new').waitFor({ state: 'hidden' })
  expect(page.url()).toContain('at=C')
})

test('opening the home tells the bot, which fills it', async () => {
  at.bolt.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'header' as const, text: plain('Waiting for you') }]
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
  await open()
  await page.getByRole('link', { name: 'Home' }).click()
  await page.getByRole('heading', { name: 'Waiting for you' }).waitFor()
})

test('the page speaks German too and fits a phone, light and dark', async () => {
  await alert()
  await page.setViewportSize({ width: 390, height: 844 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await open('?lang=de')
    await page.getByText('Hinter den Kulissen').waitFor()
    await page.getByRole('button', { name: 'Weitere Aktionen' }).click()
    const menu = await page.getByRole('menu').boundingBox()
    expect(menu?.x).toBeGreaterThanOrEqual(0)
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  }
})

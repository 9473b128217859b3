import { address, items, type Json, list, type Report, record, text, textObject } from './limits-parts.ts'

type Check = (part: Json, place: string, report: Report) => void

const SELECTS = ['users_select', 'static_select', 'external_select', 'conversations_select', 'channels_select']
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`)
const PICKERS = [
  ...SELECTS,
  ...MULTI_SELECTS,
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'datetimepicker',
  'timepicker',
]
const IN_ACTIONS = new Set([...PICKERS, 'button', 'overflow', 'workflow_button', 'rich_text_input'])
const IN_SECTION = new Set([...PICKERS, 'button', 'overflow', 'workflow_button', 'image'])
const TYPED = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
]
const IN_INPUT = new Set([...PICKERS, ...TYPED])
const RICH_PARTS = new Set(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'])

const BLOCKS: Record<string, Check> = {
  header: (b, p, r) => textObject(b.text, `${p}.text`, 150, r, 'plain'),
  divider: () => undefined,
  section: (b, p, r) => {
    if (b.text === undefined && b.fields === undefined) r(p, 'needs text or fields')
    if (b.text !== undefined) textObject(b.text, `${p}.text`, 3000, r, 'any')
    if (b.fields !== undefined) {
      items(b.fields, `${p}.fields`, [1, 10], r, (field, at) => textObject(field, at, 2000, r, 'any'))
    }
    if (b.accessory !== undefined) element(b.accessory, `${p}.accessory`, r, IN_SECTION)
  },
  context: (b, p, r) =>
    items(b.elements, `${p}.elements`, [1, 10], r, (e, at) =>
      e.type === 'image' ? element(e, at, r, IN_SECTION) : textObject(e, at, 3000, r, 'any'),
    ),
  actions: (b, p, r) => items(b.elements, `${p}.elements`, [1, 25], r, (e, at) => element(e, at, r, IN_ACTIONS)),
  context_actions: (b, p, r) => items(b.elements, `${p}.elements`, [1, 5], r, () => undefined),
  input: (b, p, r) => {
    textObject(b.label, `${p}.label`, 2000, r, 'plain')
    if (b.hint !== undefined) textObject(b.hint, `${p}.hint`, 2000, r, 'plain')
    element(b.element, `${p}.element`, r, IN_INPUT)
  },
  image: (b, p, r) => {
    image(b, p, r)
    if (b.title !== undefined) textObject(b.title, `${p}.title`, 2000, r, 'plain')
  },
  rich_text: (b, p, r) =>
    items(b.elements, `${p}.elements`, [1, Number.POSITIVE_INFINITY], r, (e, at) => richText(e, at, r)),
  markdown: (b, p, r) => text(b.text, `${p}.text`, 12_000, r),
  alert: (b, p, r) => textObject(b.text, `${p}.text`, 3000, r, 'any'),
  table: (b, p, r) => rows(b.rows, p, r),
  data_table: (b, p, r) => {
    rows(b.rows, p, r)
    text(b.caption, `${p}.caption`, 3000, r)
    const size = JSON.stringify(b.rows ?? []).length
    if (size > 10_000) r(`${p}.rows`, `${size} characters, at most 10000`)
  },
  data_visualization: chart,
}
/** Known to Slack, with nothing to measure here. */
const UNMEASURED = new Set(['card', 'carousel', 'container', 'file', 'plan', 'task_card', 'video'])

/** Checks one block and all it holds. */
export function elementBreaches(block: Json, place: string, report: Report): void {
  const type = String(block.type)
  const check = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined
  if (check) check(block, place, report)
  else if (!UNMEASURED.has(type)) report(place, `no block type ${type}`)
}

function element(value: unknown, place: string, report: Report, allowed: ReadonlySet<string>): void {
  const e = record(value)
  if (e === null) {
    report(place, 'must be an element')
    return
  }
  const type = String(e.type)
  if (!allowed.has(type)) {
    report(place, `${type} is not allowed here`)
    return
  }
  if (e.placeholder !== undefined) textObject(e.placeholder, `${place}.placeholder`, 150, report, 'plain')
  if (e.confirm !== undefined) confirm(e.confirm, `${place}.confirm`, report)
  if (type === 'image') image(e, place, report)
  if (type === 'button') button(e, place, report)
  if (type === 'plain_text_input') input(e, place, report)
  if (type === 'overflow') options(e, place, report, 5)
  if (type === 'checkboxes' || type === 'radio_buttons') options(e, place, report, 10)
  if (type.endsWith('static_select') && e.option_groups === undefined) options(e, place, report, 100)
  if (e.option_groups !== undefined) {
    items(e.option_groups, `${place}.option_groups`, [1, 100], report, (group, at) => {
      textObject(group.label, `${at}.label`, 75, report, 'plain')
      options(group, at, report, 100)
    })
  }
}

function button(e: Json, place: string, report: Report): void {
  textObject(e.text, `${place}.text`, 75, report, 'plain')
  if (e.value !== undefined) text(e.value, `${place}.value`, 2000, report)
  if (e.url !== undefined) address(e.url, `${place}.url`, report)
  if (e.accessibility_label !== undefined) text(e.accessibility_label, `${place}.accessibility_label`, 75, report)
  if (e.style !== undefined && e.style !== 'primary' && e.style !== 'danger') report(place, 'no such style')
}

function input(e: Json, place: string, report: Report): void {
  const max = e.max_length ?? 3000
  if (typeof max !== 'number' || max < 1 || max > 3000) {
    report(place, 'max_length must be 1 to 3000')
    return
  }
  if (e.initial_value !== undefined) text(e.initial_value, `${place}.initial_value`, max, report, 0)
}

function options(e: Json, place: string, report: Report, most: number): void {
  const values = new Set<string>()
  items(e.options, `${place}.options`, [1, most], report, (o, at) => {
    textObject(o.text, `${at}.text`, 75, report, 'any')
    text(o.value, `${at}.value`, 75, report)
    if (values.has(String(o.value))) report(at, 'value is used twice')
    values.add(String(o.value))
    if (o.description !== undefined) textObject(o.description, `${at}.description`, 75, report, 'any')
    if (o.url !== undefined) address(o.url, `${at}.url`, report)
  })
  const initial = [...list(e.initial_options), ...(e.initial_option === undefined ? [] : [e.initial_option])]
  const known = list(e.options).map((o) => JSON.stringify(o))
  if (initial.some((o) => !known.includes(JSON.stringify(o))))
    report(place, 'an initial option is not among the options')
}

function confirm(value: unknown, place: string, report: Report): void {
  const c = record(value)
  if (c === null) {
    report(place, 'must be an object')
    return
  }
  textObject(c.text, `${place}.text`, 300, report, 'any')
  if (c.title !== undefined) textObject(c.title, `${place}.title`, 100, report, 'plain')
  for (const key of ['confirm', 'deny']) {
    if (c[key] !== undefined) textObject(c[key], `${place}.${key}`, 30, report, 'plain')
  }
}

function image(e: Json, place: string, report: Report): void {
  text(e.alt_text, `${place}.alt_text`, 2000, report)
  if ((e.image_url === undefined) === (e.slack_file === undefined)) report(place, 'needs image_url or slack_file')
  if (e.image_url !== undefined) address(e.image_url, `${place}.image_url`, report)
}

function richText(e: Json, place: string, report: Report): void {
  if (!RICH_PARTS.has(String(e.type))) report(place, `${String(e.type)} is not allowed in rich_text`)
  items(e.elements, `${place}.elements`, [0, Number.POSITIVE_INFINITY], report, (part, at) => {
    if (part.type === 'rich_text_section') richText(part, at, report)
    if (part.type === 'text') text(part.text, `${at}.text`, Number.POSITIVE_INFINITY, report)
    if (part.type === 'link') address(part.url, `${at}.url`, report)
  })
}

function rows(value: unknown, place: string, report: Report): void {
  if (!Array.isArray(value) || value.length === 0) {
    report(`${place}.rows`, 'must not be empty')
    return
  }
  if (value.length > 100) report(`${place}.rows`, `${value.length} rows, at most 100`)
  for (const [index, row] of value.entries()) {
    items(row, `${place}.rows[${index}]`, [1, 20], report, () => undefined)
  }
}

function chart(b: Json, place: string, report: Report): void {
  text(b.title, `${place}.title`, 50, report)
  const drawn = record(b.chart)
  if (drawn === null) {
    report(`${place}.chart`, 'must be an object')
    return
  }
  for (const [index, item] of list(drawn.series).entries()) {
    const series = record(item)
    text(series?.name, `${place}.series[${index}].name`, 20, report)
    if (list(series?.data).length > 20) report(`${place}.series[${index}]`, 'more than 20 points')
  }
  if (list(drawn.series).length > 6) report(`${place}.chart`, 'more than 6 series')
}

import type { ReactNode } from 'react'
import { arr, type Json, obj, str } from '../json.ts'
import type { FieldValue } from '../values.ts'
import { Text } from './mrkdwn.tsx'
import { hooks, type Spot } from './spot.ts'

interface Props {
  element: Json
  spot: Spot
  value: FieldValue
}

const INPUT_TYPES: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
}

const placeholderOf = (element: Json) => str(obj(element.placeholder).text)

/** Id, description and name of a field; without a label of its own the placeholder names it. */
function naming(element: Json, spot: Spot): Record<string, string | undefined> {
  return {
    id: spot.id,
    'aria-label': spot.isLabelled ? undefined : placeholderOf(element) || str(element.action_id),
    'aria-describedby': spot.isLabelled ? `${spot.id}-hint ${spot.id}-error` : undefined,
    ...hooks(element, spot),
  }
}

export function TextField({ element, spot, value }: Props): ReactNode {
  const common = {
    ...naming(element, spot),
    'data-control': 'value',
    placeholder: placeholderOf(element) || undefined,
    defaultValue: Array.isArray(value) ? undefined : (value ?? undefined),
    maxLength: Number(element.max_length) || 3000,
    minLength: Number(element.min_length) || undefined,
  }
  if (element.multiline === true) return <textarea rows={5} dir="auto" {...common} />
  return <input type={INPUT_TYPES[str(element.type)] ?? 'text'} autoComplete="off" dir="auto" {...common} />
}

/** In the zone of the person, as Slack does it. */
export function DateField({ element, spot, value }: Props): ReactNode {
  return (
    <input
      type={INPUT_TYPES[str(element.type)]}
      data-control="value"
      defaultValue={Array.isArray(value) ? undefined : (value ?? undefined)}
      {...naming(element, spot)}
    />
  )
}

export function Select({ element, spot, value }: Props): ReactNode {
  const isMulti = str(element.type).startsWith('multi_')
  return (
    <select
      data-control="select"
      multiple={isMulti}
      defaultValue={isMulti && !Array.isArray(value) ? [] : (value ?? '')}
      {...naming(element, spot)}
    >
      {!isMulti && <option value="">{placeholderOf(element) || spot.look.texts.choose}</option>}
      {choicesOf(element, spot).map(({ label, options }) =>
        label === '' ? (
          options
        ) : (
          <optgroup key={label} label={label}>
            {options}
          </optgroup>
        ),
      )}
    </select>
  )
}

function choicesOf(element: Json, { look }: Spot): { label: string; options: ReactNode[] }[] {
  const { users, conversations } = look.workspace
  const item = (value: string, label: string) => (
    <option key={value} value={value}>
      {label}
    </option>
  )
  const type = str(element.type).replace('multi_', '')
  if (type === 'users_select') return [{ label: '', options: [...users.values()].map((u) => item(u.id, u.name)) }]
  if (type === 'channels_select' || type === 'conversations_select') {
    const channels = [...conversations.values()].filter((c) => c.dmWith === null)
    return [{ label: '', options: channels.map((c) => item(c.id, `#${c.name}`)) }]
  }
  const all = (options: unknown) => arr(options).map((o) => item(str(o.value), str(obj(o.text).text)))
  const groups = arr(element.option_groups).map((g) => ({ label: str(obj(g.label).text), options: all(g.options) }))
  return [{ label: '', options: all(element.options) }, ...groups]
}

/** Radio buttons and checkboxes. */
export function Choices({ element, spot, value }: Props): ReactNode {
  const isMany = element.type === 'checkboxes'
  const chosen = new Set(Array.isArray(value) ? value : [value])
  return (
    <span className="choices" data-control={isMany ? 'checks' : 'radio'} {...hooks(element, spot)}>
      {arr(element.options).map((option, index) => {
        const id = `${spot.id}-${index}`
        return (
          <span className="choice" key={id}>
            <input
              id={id}
              type={isMany ? 'checkbox' : 'radio'}
              name={spot.id}
              value={str(option.value)}
              defaultChecked={chosen.has(str(option.value))}
            />
            <label htmlFor={id}>
              <Text of={obj(option.text)} look={spot.look} />
              {option.description !== undefined && (
                <small>
                  <Text of={obj(option.description)} look={spot.look} />
                </small>
              )}
            </label>
          </span>
        )
      })}
    </span>
  )
}

/** A search field whose options come from the bot. */
export function Search({ element, spot }: Omit<Props, 'value'>): ReactNode {
  const listId = `${spot.id}-list`
  const initial = obj(element.initial_option)
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3
  return (
    <span className="search">
      <input
        {...naming(element, spot)}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded="false"
        aria-controls={listId}
        placeholder={placeholderOf(element) || spot.look.texts.search}
        defaultValue={str(obj(initial.text).text) || undefined}
        data-control="search"
        data-chosen={str(initial.value)}
        data-least={least}
      />
      <span role="listbox" id={listId} aria-label={placeholderOf(element) || spot.look.texts.search} hidden />
    </span>
  )
}

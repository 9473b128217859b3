import type { ReactNode } from 'react'
import { arr, type Json, obj, str } from '../json.ts'
import { initialValue } from '../values.ts'
import { Choices, DateField, Search, Select, TextField } from './fields.tsx'
import { type Look, messageAddress, webAddress } from './look.ts'
import { hooks, type Spot } from './spot.ts'

/** An element that a person can do something with. */
export function Control({ element, spot }: { element: Json; spot: Spot }): ReactNode {
  const type = str(element.type)
  const value = initialValue(element, spot.look.user.timeZone)
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <Button element={element} spot={spot} />
    case 'overflow':
      return <Overflow element={element} spot={spot} />
    case 'image':
      return <Picture image={element} look={spot.look} />
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices element={element} spot={spot} value={value} />
    case 'external_select':
      return <Search element={element} spot={spot} />
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateField element={element} spot={spot} value={value} />
    default:
      if (type.endsWith('_input')) return <TextField element={element} spot={spot} value={value} />
      if (type.includes('select')) return <Select element={element} spot={spot} value={value} />
      return <NotShown type={type} look={spot.look} />
  }
}

export function NotShown({ type, look }: { type: string; look: Look }): ReactNode {
  return <p className="not-shown">{look.texts.notShown(type)}</p>
}

function Button({ element, spot }: { element: Json; spot: Spot }): ReactNode {
  const style = element.style === 'primary' || element.style === 'danger' ? ` ${element.style}` : ''
  const common = { className: `button${style}`, 'data-control': 'button', ...hooks(element, spot) }
  const words = str(obj(element.text).text)
  const label = str(element.accessibility_label) || undefined
  const inside = messageAddress(str(element.url), spot.look)
  if (inside !== null)
    return (
      <a href={inside} aria-label={label} {...common}>
        {words}
      </a>
    )
  const href = webAddress(str(element.url))
  if (href === null) {
    return (
      <button type="button" aria-label={label} {...common}>
        {words}
      </button>
    )
  }
  const { newTab } = spot.look.texts
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      {...common}
      aria-label={label && `${label} (${newTab})`}
    >
      {words}
      <span aria-hidden="true" className="outward">
        ↗
      </span>
      <span className="unseen"> ({newTab})</span>
    </a>
  )
}

function Overflow({ element, spot }: { element: Json; spot: Spot }): ReactNode {
  const menuId = `${spot.id}-menu`
  return (
    <span className="menu">
      <button
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-controls={menuId}
        aria-label={spot.look.texts.more}
        title={spot.look.texts.more}
        data-control="menu"
        {...hooks(element, spot)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <span role="menu" id={menuId} aria-label={spot.look.texts.more} hidden>
        {arr(element.options).map((option) => (
          <button type="button" role="menuitem" tabIndex={-1} key={str(option.value)} data-value={str(option.value)}>
            {str(obj(option.text).text)}
            {option.description !== undefined && <small>{str(obj(option.description).text)}</small>}
          </button>
        ))}
      </span>
    </span>
  )
}

/** A picture of the program's own; others are named with a link, since the page asks nobody else for anything. */
export function Picture({ image, look }: { image: Json; look: Look }): ReactNode {
  const url = str(image.image_url)
  const alt = str(image.alt_text)
  if (url.startsWith('/')) return <img src={url} alt={alt} />
  const href = webAddress(url)
  return (
    <span className="picture">
      {look.texts.picture}:{' '}
      {href === null ? (
        alt
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {alt}
        </a>
      )}
    </span>
  )
}

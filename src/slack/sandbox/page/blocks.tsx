import type { ReactNode } from 'react'
import { arr, type Json, obj, str } from '../json.ts'
import { Control, NotShown, Picture } from './controls.tsx'
import { each } from './each.ts'
import type { Look } from './look.ts'
import { Lines, Text } from './mrkdwn.tsx'
import { RichText } from './rich-text.tsx'
import type { Spot } from './spot.ts'

interface Props {
  block: Json
  look: Look
  /** Fit for an HTML id. */
  id: string
}

/** The blocks of a message or view. `id` is unique on the page. */
export function Blocks({ blocks, look, id }: { blocks: Json[]; look: Look; id: string }): ReactNode {
  return each(blocks, (block, index) => <Block block={block} look={look} id={`${id}-${index}`} />)
}

function Block({ block, look, id }: Props): ReactNode {
  switch (block.type) {
    case 'header':
      return look.level === 2 ? (
        <h2 dir="auto">{str(obj(block.text).text)}</h2>
      ) : (
        <h3 dir="auto">{str(obj(block.text).text)}</h3>
      )
    case 'divider':
      return <hr />
    case 'section':
      return <Section block={block} look={look} id={id} />
    case 'context':
      return <Context block={block} look={look} id={id} />
    case 'actions':
      return (
        <div className="actions">
          {each(arr(block.elements), (element, index) => (
            <Control element={element} spot={spotOf(block, look, `${id}-${index}`)} />
          ))}
        </div>
      )
    case 'input':
      return <Input block={block} look={look} id={id} />
    case 'rich_text':
      return (
        <div className="rich">
          <RichText block={block} look={look} />
        </div>
      )
    case 'image':
      return (
        <div>
          <Picture image={block} look={look} />
        </div>
      )
    case 'alert':
      return (
        <div className="note" role="note">
          <Text of={obj(block.text)} look={look} />
        </div>
      )
    case 'markdown':
      return (
        <p className="rich">
          <Lines text={str(block.text)} />
        </p>
      )
    default:
      return <NotShown type={str(block.type)} look={look} />
  }
}

function spotOf(block: Json, look: Look, id: string): Spot {
  return { look, id, blockId: str(block.block_id), isLive: true, isLabelled: false }
}

function Section({ block, look, id }: Props): ReactNode {
  const fields = arr(block.fields)
  const accessory = obj(block.accessory)
  return (
    <div className={accessory.type === undefined ? 'section' : 'section with-accessory'}>
      <div className="section-words">
        {block.text !== undefined && (
          <p dir="auto">
            <Text of={obj(block.text)} look={look} />
          </p>
        )}
        {fields.length > 0 && (
          <div className="facts">
            {each(fields, (field) => (
              <p dir="auto">
                <Text of={field} look={look} />
              </p>
            ))}
          </div>
        )}
      </div>
      {accessory.type !== undefined && <Control element={accessory} spot={spotOf(block, look, `${id}-a`)} />}
    </div>
  )
}

function Context({ block, look }: Props): ReactNode {
  return (
    <div className="context">
      {each(arr(block.elements), (element) =>
        element.type === 'image' ? (
          <Picture image={element} look={look} />
        ) : (
          <span dir="auto">
            <Text of={element} look={look} />
          </span>
        ),
      )}
    </div>
  )
}

/** A field with its label, hint and a place for what is wrong with it. */
function Input({ block, look, id }: Props): ReactNode {
  const element = obj(block.element)
  const spot = { ...spotOf(block, look, id), isLive: block.dispatch_action === true, isLabelled: true }
  const isOptional = block.optional === true
  const isGroup = element.type === 'radio_buttons' || element.type === 'checkboxes'
  const name = (
    <>
      {str(obj(block.label).text)}
      {isOptional && <span className="optional"> ({look.texts.optional})</span>}
    </>
  )
  const rest = (
    <>
      <Control element={element} spot={spot} />
      <p className="hint" id={`${id}-hint`}>
        {str(obj(block.hint).text)}
      </p>
      <p className="wrong" id={`${id}-error`} role="alert" />
    </>
  )
  const common = { className: 'input', 'data-input': spot.blockId, 'data-required': isOptional ? undefined : '' }
  if (isGroup) {
    return (
      <fieldset {...common} aria-describedby={`${id}-hint ${id}-error`}>
        <legend>{name}</legend>
        {rest}
      </fieldset>
    )
  }
  return (
    <div {...common}>
      <label htmlFor={id}>{name}</label>
      {rest}
    </div>
  )
}

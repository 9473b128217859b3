import type { ReactNode } from 'react'
import { arr, obj, str } from '../json.ts'
import type { View } from '../types.ts'
import { Blocks } from './blocks.tsx'
import type { Look } from './look.ts'

/** What stands in the dialog: the topmost modal, `below` others. */
export function ModalForm({ view, below, look }: { view: View; below: number; look: Look }): ReactNode {
  const { content } = view
  const { texts } = look
  const blocks = arr(content.blocks)
  const hasInput = blocks.some((block) => block.type === 'input')
  const submit = str(obj(content.submit).text) || (hasInput ? texts.submit : '')
  return (
    <form noValidate data-view={view.id} data-hash={view.hash}>
      <header>
        <h2 id="modal-title">{str(obj(content.title).text)}</h2>
        <button
          type="button"
          className="button plain"
          data-control="close"
          aria-label={below > 0 ? texts.back : texts.close}
        >
          <span aria-hidden="true">{below > 0 ? '←' : '✕'}</span>
        </button>
      </header>
      <div className="modal-blocks">
        <Blocks blocks={blocks} look={look} id={`v-${view.id}`} />
      </div>
      <footer>
        <button type="button" className="button" data-control="close">
          {str(obj(content.close).text) || (below > 0 ? texts.back : texts.close)}
        </button>
        {submit !== '' && (
          <button type="submit" className="button primary">
            {submit}
          </button>
        )}
      </footer>
    </form>
  )
}

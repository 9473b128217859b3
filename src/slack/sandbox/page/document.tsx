import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Scene } from './scene.tsx'
import { PAGE_TEXTS, type PageTexts } from './texts.ts'

export interface PageOptions {
  scene: Scene
  /** Of this answer alone; lets the page's own style and script run and nothing else. */
  nonce: string
  /** Which the script shows with each gesture. */
  token: string
}

/** The whole page, readable without its script. */
export function renderPage({ scene, nonce, token }: PageOptions): string {
  const texts = PAGE_TEXTS[scene.language]
  const page = (
    <html lang={scene.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{scene.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox/style.css" nonce={nonce} />
        <script src="/sandbox/client.js" nonce={nonce} defer />
      </head>
      <body
        data-token={token}
        data-as={scene.as}
        data-at={scene.at}
        data-lang={scene.language}
        data-texts={JSON.stringify(texts.script)}
      >
        <a className="skip" href="#messages">
          {texts.skip}
        </a>
        <Top scene={scene} texts={texts} />
        <div className="columns">
          <nav aria-label={texts.places}>
            <PersonSwitch scene={scene} texts={texts} />
            <Html id="places" html={scene.nav} />
          </nav>
          <main id="messages" tabIndex={-1}>
            <header>
              <h1 id="heading" tabIndex={-1}>
                {scene.heading}
              </h1>
              <p id="sub">{scene.sub}</p>
            </header>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section id="scroller" tabIndex={0} aria-labelledby="heading">
              <p id="note" className="quiet">
                {scene.note}
              </p>
              <p className="earlier" hidden={scene.earlier === null}>
                <a
                  id="earlier"
                  href={`/sandbox?${new URLSearchParams({ as: scene.as, at: scene.at, lang: scene.language, ts: scene.earlier?.ts ?? '' })}`}
                >
                  {scene.earlier?.words}
                </a>
              </p>
              <ol id="items">
                {scene.items.map(({ key, html }) => (
                  <Item key={key} id={key} html={html} />
                ))}
              </ol>
            </section>
          </main>
          <aside aria-labelledby="log-title">
            <details open>
              <summary>
                <h2 id="log-title">{texts.log}</h2>
              </summary>
              <p className="quiet">{texts.logSub}</p>
              <Html id="log" html={scene.log} />
            </details>
          </aside>
        </div>
        <dialog id="modal" aria-labelledby="modal-title" />
        <dialog id="confirm" aria-labelledby="confirm-title">
          <form method="dialog">
            <h2 id="confirm-title">{texts.title}</h2>
            <p id="confirm-text" />
            <footer>
              <button type="submit" value="no" className="button" id="confirm-no" />
              <button type="submit" value="yes" className="button primary" id="confirm-yes" />
            </footer>
          </form>
        </dialog>
        <p id="live" className="unseen" role="status" aria-live="polite" />
        <p id="toast" role="alert" hidden />
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

function Top({ scene, texts }: { scene: Scene; texts: PageTexts }): ReactNode {
  const other = scene.language === 'de' ? 'en' : 'de'
  return (
    <header className="top">
      <p className="brand">
        <span aria-hidden="true" className="brand-mark" />
        {texts.title}
      </p>
      <p className="strap">{texts.strap}</p>
      <a
        className="button"
        id="language"
        lang={other}
        hrefLang={other}
        href={`/sandbox?${new URLSearchParams({ as: scene.as, at: scene.at, lang: other })}`}
      >
        {texts.otherLanguage}
      </a>
    </header>
  )
}

/** A form, so that it works without the script too. */
function PersonSwitch({ scene, texts }: { scene: Scene; texts: PageTexts }): ReactNode {
  return (
    <form method="get" action="/sandbox" className="person">
      <label htmlFor="person">{texts.person}</label>
      <select id="person" name="as" defaultValue={scene.as}>
        {scene.people.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <input type="hidden" name="lang" value={scene.language} />
    </form>
  )
}

/** HTML that was made by this folder's components, which escape every word they are given. */
function Html({ id, html }: { id: string; html: string }): ReactNode {
  const inside = { __html: html }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React a moment before
  if (id === 'log') return <ol id={id} dangerouslySetInnerHTML={inside} />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React a moment before
  return <div id={id} dangerouslySetInnerHTML={inside} />
}

function Item({ id, html }: { id: string; html: string }): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React a moment before
  return <li data-key={id} dangerouslySetInnerHTML={{ __html: html }} />
}

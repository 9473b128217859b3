/** The page's look: warm sand and deep pine, in light and dark; everything a screen reader needs stays in the tree. */
export const STYLE = `
:root {
  --ground: #f5efe4; --paper: #fffdf9; --panel: #ece3d3; --line: #d9cdb8; --ink: #22302d; --soft: #5b655f;
  --accent: #0e5f54; --accent-ink: #ffffff; --mark: #b4531a; --mark-ground: #fbe9dc; --danger: #a3262c;
  --mention: #dcefe9; --shadow: 0 1px 2px rgb(60 45 20 / 12%); --focus: #1b62c4;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #171b1a; --paper: #1f2523; --panel: #1a201e; --line: #38423e; --ink: #e9e6dd; --soft: #a9b3ad;
    --accent: #6fcbb8; --accent-ink: #0b2420; --mark: #f0a36d; --mark-ground: #3a2a1e; --danger: #ff8f8f;
    --mention: #1e423b; --shadow: 0 1px 2px rgb(0 0 0 / 40%); --focus: #8ab6ff;
    color-scheme: dark;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; }
body {
  margin: 0; display: grid; grid-template-rows: auto minmax(0, 1fr); background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, p, ul, ol, pre, blockquote, fieldset, legend { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; z-index: 9; background: var(--paper); padding: 8px 14px; }
.skip:focus { left: 8px; top: 8px; }
.quiet, .hint, .optional { color: var(--soft); font-size: 13px; }
code { font: 0.88em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: var(--panel); border-radius: 4px; padding: 1px 4px; }
pre { font: 0.88em/1.45 ui-monospace, Menlo, Consolas, monospace; background: var(--panel); padding: 8px 10px; border-radius: 6px; white-space: pre-wrap; }

.top { display: flex; align-items: center; gap: 8px 16px; padding: 8px 16px; background: var(--mark-ground); border-bottom: 2px dashed var(--mark); }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 700; white-space: nowrap; }
.brand-mark { width: 20px; height: 20px; border-radius: 50% 50% 4px 4px; background: var(--mark); }
.strap { flex: 1; font-size: 13px; color: var(--ink); }

.columns { display: grid; grid-template-columns: 250px minmax(0, 1fr) 300px; min-height: 0; }
nav, aside { background: var(--panel); overflow-y: auto; padding: 14px; }
nav { border-right: 1px solid var(--line); }
aside { border-left: 1px solid var(--line); }
nav h2, aside h2 { font-size: 13px; font-weight: 600; color: var(--soft); }
nav h2 { margin: 18px 0 4px; }
.person label { display: block; font-size: 13px; color: var(--soft); margin-bottom: 4px; }
.person select { width: 100%; }
nav li a { display: flex; justify-content: space-between; gap: 8px; align-items: center; padding: 6px 10px; border-radius: 6px; color: var(--ink); text-decoration: none; }
nav li a:hover { background: var(--line); }
nav li a[aria-current] { background: var(--accent); color: var(--accent-ink); font-weight: 600; }
.new { background: var(--mark); color: var(--paper); border-radius: 9px; padding: 0 8px; font-size: 12px; font-weight: 600; }

main { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 0; background: var(--paper); }
main:focus { outline: none; }
main > header { padding: 12px 20px; border-bottom: 1px solid var(--line); }
main > header p { color: var(--soft); font-size: 13px; }
h1 { font-size: 18px; line-height: 1.3; }
#scroller { overflow-y: auto; padding: 8px 0 24px; }
#scroller:focus-visible { outline-offset: -3px; }
#note { padding: 8px 20px; text-align: center; }
#scroller .earlier { text-align: center; padding: 8px; }
#note:empty { display: none; }
#items > li { border-bottom: 1px solid var(--line); }
#items > li:last-child { border-bottom: 0; }
#items > li.fresh { animation: arrive 1.6s ease-out; }
@keyframes arrive { from { background: var(--mark-ground); } to { background: transparent; } }

.message { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 0 12px; padding: 14px 20px; max-width: 820px; }
.message.home { grid-template-columns: minmax(0, 1fr); }
.avatar { width: 36px; height: 36px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); display: grid; place-items: center; font-weight: 700; }
.message-body { display: flex; flex-direction: column; gap: 8px; min-width: 0; }
.byline { line-height: 1.2; }
.byline time, .edited, .only-you { color: var(--soft); font-size: 13px; }
.badge { font-size: 11px; border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; color: var(--soft); }
.private { background: var(--mark-ground); }
.thread { margin: 0 20px 14px 68px; border-left: 3px solid var(--line); max-width: 752px; }
.thread-count { padding: 0 16px; color: var(--soft); font-size: 13px; font-weight: 600; }
.thread .message { padding: 8px 16px; grid-template-columns: 28px minmax(0, 1fr); }
.thread .avatar { width: 28px; height: 28px; font-size: 13px; }

.message h2, .modal-blocks h3 { font-size: 17px; line-height: 1.35; }
.message.home h2 { margin-top: 10px; font-size: 18px; }
hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 4px 0; }
.rich { display: flex; flex-direction: column; gap: 6px; }
blockquote { border-left: 4px solid var(--mark); padding: 2px 0 2px 12px; }
.rich ul, .rich ol { padding-left: 22px; list-style: disc; }
.rich ol { list-style: decimal; }
.indent-1 { margin-left: 20px; } .indent-2 { margin-left: 40px; } .indent-3, .indent-4, .indent-5, .indent-6, .indent-7, .indent-8 { margin-left: 60px; }
.section.with-accessory { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.section-words { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 8px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 8px 20px; }
.context { display: flex; flex-wrap: wrap; gap: 2px 12px; color: var(--soft); font-size: 13px; }
.mention { background: var(--mention); border-radius: 4px; padding: 0 3px; }
.mention.me { font-weight: 600; }
.note { border: 1px solid var(--mark); background: var(--mark-ground); border-radius: 6px; padding: 8px 12px; }
.not-shown { border: 1px dashed var(--line); color: var(--soft); border-radius: 6px; padding: 6px 10px; font-size: 13px; }
img { max-width: 100%; height: auto; border-radius: 6px; }

.actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.button, button.link { font: inherit; cursor: pointer; }
.button { display: inline-flex; align-items: center; gap: 4px; min-height: 36px; padding: 4px 12px; border: 1px solid var(--soft); border-radius: 8px; background: var(--paper); color: var(--ink); font-weight: 600; font-size: 14px; text-decoration: none; box-shadow: var(--shadow); white-space: nowrap; }
.button:hover { background: var(--panel); }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.button.primary:hover { filter: brightness(1.1); }
.button.danger { border-color: var(--danger); color: var(--danger); }
.button.plain { border-color: transparent; box-shadow: none; background: none; }
.button[aria-busy="true"], .button:disabled { opacity: 0.55; cursor: progress; }
.outward { font-weight: 400; }
button.link { border: 0; background: none; padding: 0; color: var(--accent); text-decoration: underline; font-size: inherit; }
.menu, .search { position: relative; display: inline-block; }
[role="menu"], [role="listbox"] { position: absolute; z-index: 5; top: calc(100% + 4px); right: 0; min-width: 230px; max-width: min(320px, 80vw); max-height: 260px; overflow-y: auto; padding: 6px; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 24px rgb(0 0 0 / 22%); display: grid; }
[role="menu"].up { top: auto; bottom: calc(100% + 4px); }
[role="menuitem"], [role="option"] { font: inherit; text-align: left; border: 0; background: none; color: var(--ink); padding: 7px 10px; border-radius: 6px; cursor: pointer; }
[role="menuitem"]:hover, [role="menuitem"]:focus, [role="option"]:hover, [role="option"][aria-selected="true"] { background: var(--accent); color: var(--accent-ink); outline: none; }
[role="menuitem"] small, .choice small { display: block; color: inherit; opacity: 0.85; }
.search { display: block; }
.search [role="listbox"] { left: 0; right: 0; max-width: none; }
.nothing { padding: 7px 10px; color: var(--soft); }

.input { display: flex; flex-direction: column; gap: 4px; border: 0; min-width: 0; }
.input > label, .input > legend { font-weight: 600; }
.optional { font-weight: 400; }
input:not([type="radio"], [type="checkbox"]), textarea, select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 8px; padding: 7px 10px; min-height: 38px; max-width: 100%; }
.input input:not([type="radio"], [type="checkbox"]), .input textarea, .input select { width: 100%; }
textarea { resize: vertical; }
[aria-invalid="true"] { border-color: var(--danger) !important; border-width: 2px !important; }
.choices { display: grid; gap: 6px; }
.choice { display: grid; grid-template-columns: 20px 1fr; gap: 8px; align-items: start; }
.choice input { width: 17px; height: 17px; margin: 3px 0 0; accent-color: var(--accent); }
.wrong { color: var(--danger); font-size: 14px; font-weight: 600; }
.wrong:empty, .hint:empty { display: none; }

dialog { border: 1px solid var(--line); border-radius: 14px; padding: 0; background: var(--paper); color: var(--ink); width: min(540px, calc(100vw - 24px)); max-height: calc(100dvh - 32px); box-shadow: 0 20px 60px rgb(0 0 0 / 35%); overflow: visible; }
dialog::backdrop { background: rgb(20 20 15 / 55%); }
dialog form { display: flex; flex-direction: column; max-height: calc(100dvh - 34px); }
dialog header { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 12px 20px; border-bottom: 1px solid var(--line); }
dialog h2 { font-size: 18px; }
.modal-blocks { padding: 16px 20px; overflow-y: auto; display: flex; flex-direction: column; gap: 16px; min-height: 120px; }
dialog footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 20px; border-top: 1px solid var(--line); }
#confirm h2, #confirm form > p { padding: 14px 20px 0; }
#confirm form > p { padding-bottom: 14px; }
#toast { position: fixed; z-index: 20; left: 50%; bottom: 20px; transform: translateX(-50%); max-width: min(560px, calc(100vw - 24px)); padding: 10px 16px; border-radius: 10px; background: var(--ink); color: var(--paper); box-shadow: 0 8px 24px rgb(0 0 0 / 35%); }

aside summary { cursor: pointer; }
aside summary h2 { display: inline; font-size: 14px; color: var(--ink); }
#log { margin-top: 8px; display: grid; gap: 8px; font-size: 13px; }
#log > li { background: var(--paper); border-radius: 8px; border-left: 4px solid var(--accent); padding: 6px 10px; }
#log > li.person { border-left-color: var(--line); }
#log > li.refused { border-left-color: var(--danger); }
#log > li.quiet { border: 0; background: none; }
#log .problem { color: var(--danger); font-weight: 600; }
#log ul { list-style: disc; padding-left: 18px; }
#log .quiet { font-size: 12px; }

@media (max-width: 1000px) {
  .columns { grid-template-columns: 210px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
  aside { grid-column: 1 / -1; border-left: 0; border-top: 1px solid var(--line); max-height: 34vh; }
}
@media (max-width: 640px) {
  .top { flex-wrap: wrap; padding: 8px 12px; }
  .strap { order: 3; flex-basis: 100%; font-size: 12px; }
  .brand { flex: 1; }
  .columns { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr) auto; }
  nav { border-right: 0; border-bottom: 1px solid var(--line); padding: 8px 12px; overflow: visible; }
  .person { display: flex; gap: 8px; align-items: center; }
  .person label { margin: 0; white-space: nowrap; }
  .person select { flex: 1; min-width: 0; }
  #places { display: flex; gap: 4px; overflow-x: auto; margin-top: 6px; }
  #places h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  #places ul { display: flex; gap: 4px; }
  nav li a { white-space: nowrap; }
  main > header { padding: 8px 12px; }
  .message { padding: 12px; gap: 0 10px; }
  .thread { margin: 0 12px 12px 24px; }
  .facts { grid-template-columns: minmax(0, 1fr); }
  .section.with-accessory { flex-wrap: wrap; }
  aside { max-height: 30vh; padding: 8px 12px; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }
@media (forced-colors: active) { nav li a[aria-current], .button.primary { border: 2px solid; } }
`

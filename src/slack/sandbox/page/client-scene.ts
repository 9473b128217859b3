/**
 * The script's part that keeps the page as the workspace is. All HTML in it was made by the server's
 * components, which escape what they are given. Without backticks and backslashes, because it is a string.
 */
export const CLIENT_SCENE = `
const byId = (id) => document.getElementById(id);
const texts = JSON.parse(document.body.dataset.texts);
const { as, at, lang } = document.body.dataset;
const place = { as, at, lang };
const asked = new URLSearchParams(location.search).get('ts');
if (asked) place.ts = asked;
const drawn = new Map();
let opener = null;
/* Until somebody chooses, the page looks wherever the first message comes in. */
let isChosen = ['at', 'as'].some((name) => new URLSearchParams(location.search).has(name));

function toast(words) {
  const box = byId('toast');
  box.textContent = words;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { box.hidden = true; }, 7000);
}

function say(words) {
  byId('live').textContent = words;
}

/** Draws anew inside an element and leaves the focus where it was, as far as that is still there. */
function redraw(element, html) {
  const active = document.activeElement;
  const inside = active && active !== element && element.contains(active) ? active : null;
  const key = (e) => e.dataset.action ?? e.closest('[data-action]')?.dataset.action ?? e.dataset.at ?? e.dataset.control;
  const same = (e) => key(e) === key(inside) && e.tagName === inside.tagName && (e.type !== 'radio' || e.value === inside.value);
  keepFields(element, () => { element.innerHTML = html; });
  if (!inside) return;
  const again = [...element.querySelectorAll('a, button, input, select, textarea')].find(same);
  const next = again ?? element.querySelector('a, button') ?? byId('scroller');
  next.focus({ preventScroll: true });
}

function setText(id, words) {
  if (byId(id).textContent !== words) byId(id).textContent = words;
}

function drawItems(scene, isOther, isFirst) {
  const list = byId('items');
  const scroller = byId('scroller');
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  if (isOther) {
    list.replaceChildren();
    drawn.clear();
  }
  const left = new Map([...list.children].map((item) => [item.dataset.key, item]));
  let next = list.firstElementChild;
  for (const { key, html, words } of scene.items) {
    let item = left.get(key);
    left.delete(key);
    if (!item) {
      item = document.createElement('li');
      item.dataset.key = key;
      item.innerHTML = html;
      if (!isOther) {
        item.className = 'fresh';
        say(texts.arrived + ': ' + words);
      }
    } else if (drawn.get(key) !== html) {
      redraw(item, html);
      if (!isFirst && words) say(texts.changed + ': ' + words);
    }
    drawn.set(key, html);
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
  for (const [key, item] of left) {
    item.remove();
    drawn.delete(key);
  }
  if (scene.at === 'home') {
    if (isOther) scroller.scrollTop = 0;
    return;
  }
  const linked = isFirst && location.hash ? byId(location.hash.slice(1)) : null;
  if (linked) linked.scrollIntoView();
  else if (isFirst || isOther || atEnd) scroller.scrollTop = scroller.scrollHeight;
}

/** Marks the places where something is new for this person. */
function drawNew() {
  for (const link of document.querySelectorAll('#places a[data-at]')) {
    const { at: there, latest } = link.dataset;
    const key = 'sandbox-seen ' + place.as + ' ' + there;
    if (there === place.at && latest) localStorage.setItem(key, latest);
    link.querySelector('.new').hidden = !(Number(latest) > Number(localStorage.getItem(key) ?? 0));
  }
}

function apply(scene, isFirst) {
  const isOther = scene.as !== place.as || scene.at !== place.at;
  Object.assign(place, { as: scene.as, at: scene.at });
  if (scene.items.length > 0) isChosen = true;
  document.title = scene.title;
  if (isOther) delete place.ts;
  for (const id of ['heading', 'sub', 'note']) setText(id, scene[id]);
  byId('earlier').parentElement.hidden = !scene.earlier;
  setText('earlier', scene.earlier?.words ?? '');
  byId('earlier').href = address({ ...place, ts: scene.earlier?.ts ?? '' });
  if (drawn.get('places') !== scene.nav) redraw(byId('places'), scene.nav);
  drawn.set('places', scene.nav);
  if (drawn.get('log') !== scene.log) byId('log').innerHTML = scene.log;
  drawItems(scene, isOther, isFirst);
  drawn.set('places', scene.nav);
  drawn.set('log', scene.log);
  const person = byId('person');
  for (const { id, label } of scene.people) {
    const option = [...person.options].find((o) => o.value === id);
    if (option && option.textContent !== label) option.textContent = label;
  }
  person.value = scene.as;
  byId('language').href = address({ ...place, lang: place.lang === 'de' ? 'en' : 'de' });
  drawModal(scene.modal);
  drawNew();
}

let isFetching = false;
let isStale = false;
let isFirst = true;
async function refresh() {
  isStale = true;
  if (isFetching) return;
  isFetching = true;
  while (isStale) {
    isStale = false;
    const wish = isChosen ? { ...place } : { lang: place.lang };
    try {
      const response = await fetch('/sandbox/state?' + new URLSearchParams(wish));
      const scene = await response.json();
      // Somebody went elsewhere in the meantime; the next round has it.
      if (wish.at === undefined ? isChosen : wish.at !== place.at || wish.as !== place.as) {
        isStale = true;
        continue;
      }
      apply(scene, isFirst);
      isFirst = false;
    } catch {
      toast(texts.offline);
    }
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  isFetching = false;
}

function address(there) {
  return '/sandbox?' + new URLSearchParams(there);
}

let visits = 0;
function goTo(wish) {
  isChosen = true;
  visits += 1;
  const visit = visits;
  const before = place.as;
  const there = { as: place.as, at: place.at, lang: place.lang, ...wish };
  // Direct messages are one person's: the server finds those of the other.
  fetch('/sandbox/state?' + new URLSearchParams(there)).then((response) => response.json()).then((scene) => {
    if (visit !== visits) return;
    apply(scene, false);
    history.pushState(null, '', address(place));
    if (place.at === 'home') send({ kind: 'home' });
    if (before === place.as) byId('heading').focus();
  }, () => toast(texts.offline));
}

byId('person').addEventListener('change', (event) => goTo({ as: event.target.value, at: place.at === 'home' ? 'home' : place.at }));
addEventListener('popstate', () => location.reload());
if (matchMedia('(max-width: 1000px)').matches) document.querySelector('aside details').open = false;

const events = new EventSource('/sandbox/events');
events.onopen = () => { byId('toast').hidden = true; refresh(); };
events.onmessage = refresh;
events.onerror = () => toast(texts.offline);
if (place.at === 'home') send({ kind: 'home' });
`

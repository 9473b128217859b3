/**
 * The script's part that turns clicks, keys and choices into gestures. Written without backticks and
 * backslashes, because it is a string: the page has no build step.
 */
export const CLIENT_GESTURES = `
const FIELDS = '[data-control="value"], [data-control="select"], [data-control="radio"], [data-control="checks"], [data-control="search"]';

function valueOf(field) {
  const kind = field.dataset.control;
  const inputs = () => [...field.querySelectorAll('input:checked')].map((input) => input.value);
  if (kind === 'search') return field.dataset.chosen || null;
  if (kind === 'checks') return inputs();
  if (kind === 'radio') return inputs()[0] ?? null;
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  return field.value || null;
}

function fieldsOf(root) {
  const fields = {};
  for (const field of root.querySelectorAll(FIELDS)) {
    const { block, action } = field.dataset;
    fields[block] = { ...fields[block], [action]: valueOf(field) };
  }
  return fields;
}

/** Keeps what was entered in the fields that are still there when a view is drawn anew. */
function keepFields(root, draw) {
  const before = [...root.querySelectorAll(FIELDS)].map((field) => ({
    block: field.dataset.block, action: field.dataset.action, value: valueOf(field), words: field.value,
  }));
  draw();
  for (const field of root.querySelectorAll(FIELDS)) {
    const old = before.find(({ block, action }) => block === field.dataset.block && action === field.dataset.action);
    if (!old) continue;
    const chosen = [old.value].flat();
    for (const input of field.querySelectorAll('input')) input.checked = chosen.includes(input.value);
    for (const option of field.multiple ? field.options : []) option.selected = chosen.includes(option.value);
    if (field.dataset.control === 'search') field.dataset.chosen = old.value ?? '';
    if (field.dataset.control === 'search') field.value = old.words;
    else if (!field.multiple && 'value' in field) field.value = old.value ?? '';
  }
}

function placeOf(element) {
  const { view, channel, ts } = element.closest('[data-view], [data-ts]').dataset;
  return view ? { view } : { channel, ts };
}

async function send(gesture) {
  try {
    const response = await fetch('/sandbox/gesture', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sandbox-token': document.body.dataset.token },
      body: JSON.stringify({ as: place.as, ...gesture }),
    });
    // The program was started anew: this page's token is of the old one. A fresh page's is not.
    if (response.status === 403 && performance.now() > 3000) location.reload();
    const answer = await response.json();
    if (!answer.ok) toast(texts[answer.problem] ?? texts.failed);
    return answer;
  } catch {
    toast(texts.offline);
    return { ok: false };
  }
}

function ask(question) {
  if (!question) return Promise.resolve(true);
  const { title, text, yes, no } = JSON.parse(question);
  const dialog = byId('confirm');
  byId('confirm-title').textContent = title;
  byId('confirm-text').textContent = text;
  byId('confirm-yes').textContent = yes || texts.yes;
  byId('confirm-no').textContent = no || texts.no;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

async function act(element, value) {
  if (element.getAttribute('aria-busy') === 'true') return;
  if (!(await ask(element.dataset.confirm))) return;
  element.setAttribute('aria-busy', 'true');
  opener = element;
  const root = element.closest('[data-view], [data-ts]');
  const { block, action } = element.dataset;
  await send({ kind: 'action', place: placeOf(element), block, action, value, fields: fieldsOf(root) });
  element.removeAttribute('aria-busy');
}

document.addEventListener('click', async (event) => {
  const target = event.target.closest('[data-control], [role="menuitem"], [role="option"], a[data-at]');
  if (!target || !target.matches('[data-control="menu"]')) closeMenus(false);
  if (!target) return;
  if (target.matches('[role="menuitem"]')) {
    const button = target.parentElement.previousElementSibling;
    button.focus();
    return act(button, target.dataset.value);
  }
  if (target.matches('[role="option"]')) return pick(target);
  if (target.matches('a[data-at]')) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    return goTo({ at: target.dataset.at });
  }
  const kind = target.dataset.control;
  if (kind === 'menu') {
    if (target.getAttribute('aria-expanded') === 'true') closeMenus(true);
    else openMenu(target, false);
  } else if (kind === 'dismiss') send({ kind: 'dismiss', ...placeOf(target) });
  else if (kind === 'close') closeModal();
  else if (kind === 'button') {
    const asksFirst = target.href && target.dataset.confirm;
    if (asksFirst) event.preventDefault();
    await act(target, null);
  }
});

document.addEventListener('keydown', (event) => {
  const target = event.target;
  if (target.matches('[role="menuitem"]')) menuKeys(event, target);
  else if (target.matches('[data-control="menu"]') && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    openMenu(target, event.key === 'ArrowUp');
  } else if (target.matches('[data-control="search"]')) searchKeys(event, target);
  else if (event.key === 'Enter' && target.matches('input[data-control="value"][data-live]')) {
    event.preventDefault();
    act(target, valueOf(target));
  }
});

document.addEventListener('input', (event) => {
  event.target.removeAttribute('aria-invalid');
  if (!event.target.matches('[data-control="search"]')) return;
  event.target.dataset.chosen = '';
  search(event.target);
});

document.addEventListener('focusin', (event) => {
  const field = event.target;
  if (field.matches('[data-control="search"]') && !field.dataset.chosen) search(field);
});

document.addEventListener('focusout', (event) => {
  const field = event.target;
  if (!field.matches('[data-control="search"]')) return;
  // A click on an option comes after this.
  setTimeout(() => {
    if (document.activeElement === field || !field.isConnected) return;
    closeList(field);
    if (!field.dataset.chosen) field.value = '';
  }, 200);
});

document.addEventListener('change', (event) => {
  const field = event.target.closest('[data-control][data-live]');
  if (!field || !field.matches(FIELDS) || field.dataset.control === 'search') return;
  // Text is told on Enter, as Slack does by default.
  if (field.matches('textarea, input[type="text"]')) return;
  act(field, valueOf(field));
});
`

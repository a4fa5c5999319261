import { el } from './dom.js';
import { plain } from './mrkdwn.js';
import { post } from './api.js';
import { render, select, textOf } from './blocks.js';
import { channels, context as around, people } from './slack.js';

let shown = null;

/** Shows the modal that is in front of the person, if any. `views` are those of everybody, oldest first. */
export function show(views, person) {
  const top = (views ?? []).filter(v => v.user === person && v.view.type === 'modal').at(-1)?.view ?? null;
  const wanted = top && `${top.id}/${top.hash}`;
  if (wanted === shown?.key) return;
  const drafts = shown && top?.id === shown.id ? valuesOf(shown.dialog) : {};
  shown?.dialog.remove();
  shown = top && { key: wanted, id: top.id, person, dialog: modal(top, person) };
  if (!shown) return;
  document.body.append(shown.dialog);
  restore(shown.dialog, drafts);
  shown.dialog.showModal();
  shown.dialog.querySelector('input,textarea,select')?.focus();
}

function modal(view, person) {
  const world = { ...around(), person, input: field };
  world.act = action => post('/control/slack/actions', { user: person, viewId: view.id, ...action });
  const errors = el('p', { class: 'error', role: 'alert' });
  const submit = async event => {
    event.preventDefault();
    errors.textContent = '';
    const answer = await post('/control/slack/views/submit', { user: person, viewId: view.id, values: valuesOf(event.target) });
    complain(event.target, answer, errors);
  };
  const close = () => post('/control/slack/views/close', { user: person, viewId: view.id });
  const title = `view-${view.id}`;
  return el('dialog', { class: 'modal', 'aria-labelledby': title, oncancel: event => {
    event.preventDefault();
    close();
  } },
  el('form', { method: 'dialog', onsubmit: submit },
    el('h2', { id: title }, textOf(view.title, world.names)),
    el('div', { class: 'body blocks' }, render(view.blocks, world), errors),
    el('footer', {},
      el('button', { type: 'button', class: 'press', onclick: close }, view.close ? textOf(view.close, world.names) : 'Close'),
      view.submit && el('button', { type: 'submit', class: 'press primary' }, textOf(view.submit, world.names)))));
}

/** One input block. What it holds is found again by its block and action. */
function field(block, { names }) {
  const e = block.element ?? {};
  const name = { 'data-block': block.block_id, 'data-action': e.action_id };
  return el('label', { class: 'field' },
    el('span', {}, textOf(block.label, names), block.optional && el('span', { class: 'quiet' }, ' (optional)')),
    control(e, name, !block.optional),
    block.hint && el('span', { class: 'note' }, textOf(block.hint, names)),
    el('span', { class: 'error', 'data-error': block.block_id, role: 'alert' }));
}

function control(e, name, required) {
  const more = { ...name, required, placeholder: e.placeholder?.text };
  if (['static_select', 'radio_buttons', 'users_select', 'conversations_select', 'channels_select'].includes(e.type)) {
    const choice = select({ ...e, options: e.options ?? known(e.type), initial_option: e.initial_option ?? initial(e) }, {});
    Object.entries(name).forEach(([key, value]) => choice.setAttribute(key, value));
    choice.removeAttribute('aria-label'); // the block's label names it
    choice.required = required;
    return choice;
  }
  if (e.type === 'checkboxes' || e.type === 'multi_static_select') {
    return el('span', { ...name, class: 'checks' }, e.options.map(o => el('label', {},
      el('input', { type: 'checkbox', value: o.value, checked: (e.initial_options ?? []).some(i => i.value === o.value) }), ' ', plain(o.text.text))));
  }
  if (e.multiline) return el('textarea', { ...more, rows: 4, maxlength: e.max_length }, e.initial_value ?? '');
  const type = { datepicker: 'date', timepicker: 'time', number_input: 'number', email_text_input: 'email', url_text_input: 'url' }[e.type] ?? 'text';
  return el('input', { ...more, type, maxlength: e.max_length, value: e.initial_value ?? e.initial_date ?? e.initial_time });
}

const option = ({ id, name }) => ({ value: id, text: { text: name } });
const known = type => type === 'users_select' ? people().map(option) : channels().map(c => option({ ...c, name: `#${c.name}` }));
const initial = e => {
  const value = e.initial_user ?? e.initial_conversation ?? e.initial_channel;
  return value && { value };
};

function valuesOf(form) {
  const values = {};
  form.querySelectorAll('[data-block]').forEach(c => {
    const value = c.classList.contains('checks') ? [...c.querySelectorAll(':checked')].map(b => b.value) : c.value;
    (values[c.dataset.block] ??= {})[c.dataset.action] = value;
  });
  return values;
}

function restore(form, drafts) {
  form.querySelectorAll('[data-block]').forEach(c => {
    const draft = drafts[c.dataset.block]?.[c.dataset.action];
    if (typeof draft === 'string' && draft) c.value = draft;
  });
}

/** The gateway may answer a submission with `response_action: errors`: a sentence for each block. */
function complain(form, answer, errors) {
  form.querySelectorAll('[data-error]').forEach(place => (place.textContent = ''));
  if (!answer) return;
  const said = typeof answer.body === 'string' ? parsed(answer.body) : answer.body ?? {};
  Object.entries(said?.errors ?? {}).forEach(([block, sentence]) => {
    const place = [...form.querySelectorAll('[data-error]')].find(p => p.dataset.error === block);
    (place ?? errors).textContent = sentence;
  });
  if (answer.status && answer.status !== 200) errors.textContent = 'We had some trouble connecting. Try again?';
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

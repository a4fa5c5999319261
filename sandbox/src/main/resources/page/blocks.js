import { el } from './dom.js';
import { mrkdwn, plain } from './mrkdwn.js';
import { confirmation } from './dialogs.js';

const BLOCKS = {
  section: (block, context) => [
    el('div', { class: 'section' },
      el('div', { class: 'grow' },
        block.text && el('div', { class: 'prose' }, textOf(block.text, context.names)),
        block.fields && el('div', { class: 'fields' },
          block.fields.map(field => el('div', { class: 'prose' }, textOf(field, context.names))))),
      block.accessory && element(block.accessory, block, context)),
  ],
  header: (block, context) => el('h4', {}, textOf(block.text, context.names)),
  context: (block, context) => el('div', { class: 'context' }, (block.elements ?? []).map(e =>
    e.type === 'image' ? picture(e) : el('span', { class: 'prose' }, textOf(e, context.names)))),
  divider: () => el('hr'),
  actions: (block, context) => el('div', { class: 'actions' },
    (block.elements ?? []).map(e => element(e, block, context))),
  image: (block, context) => el('figure', {},
    block.title && el('figcaption', {}, textOf(block.title, context.names)), picture(block)),
  rich_text: (block, context) => (block.elements ?? []).map(part => rich(part, context)),
  input: (block, context) => context.input(block, context),
};

const ELEMENTS = {
  button: (e, block, context) => {
    const press = async event => {
      const control = event.currentTarget;
      if (e.confirm && !(await confirmation(e.confirm, context.names))) return;
      if (/^https?:/i.test(e.url ?? '')) window.open(e.url, '_blank', 'noopener,noreferrer');
      control.setAttribute('aria-busy', 'true');
      await context.act({ blockId: block.block_id, actionId: e.action_id, value: e.value ?? '' });
      control.removeAttribute('aria-busy');
    };
    return el('button', {
      type: 'button', class: `press ${e.style ?? ''}`, 'aria-label': e.accessibility_label, onclick: press,
    }, textOf(e.text, context.names));
  },
  static_select: (e, block, context) => select(e, context, async (chosen, control) => {
    if (e.confirm && !(await confirmation(e.confirm, context.names))) {
      control.value = e.initial_option?.value ?? '';
      return;
    }
    await context.act({ blockId: block.block_id, actionId: e.action_id, value: chosen });
  }),
  overflow: (e, block, context) => {
    const menu = ELEMENTS.static_select({ ...e, placeholder: { text: '⋯' } }, block, context);
    menu.classList.add('overflow');
    menu.setAttribute('aria-label', 'More actions');
    return menu;
  },
  image: picture,
};

/** Block Kit as elements. `context`: `names`, `act(action)` for what is pressed, `input(block)` in a modal. */
export const render = (blocks, context) => (blocks ?? []).flatMap(block => (BLOCKS[block.type] ?? unknown)(block, context));

export const textOf = (text, names) => !text ? [] : text.type === 'mrkdwn' || text.type === undefined
  ? mrkdwn(text.text ?? text, names)
  : plain(text.text, text.emoji !== false).flatMap(lines);

const lines = node => typeof node === 'string' ? node.split('\n').flatMap((l, i) => i ? [el('br'), l] : [l]) : [node];

/** A drop-down of a select's options, grouped or not. */
export function select(e, context, choose = () => {}) {
  const option = o => el('option', { value: o.value, selected: e.initial_option?.value === o.value }, plain(o.text?.text ?? o.value, false));
  const control = el('select', {
    'data-action': e.action_id,
    'aria-label': e.placeholder?.text ?? 'Select',
    onchange: event => choose(event.currentTarget.value, event.currentTarget),
  },
  !e.initial_option && el('option', { value: '', disabled: true, selected: true }, e.placeholder?.text ?? 'Select an option'),
  (e.options ?? []).map(option),
  (e.option_groups ?? []).map(group => el('optgroup', { label: group.label?.text }, group.options.map(option))));
  return control;
}

function element(e, block, context) {
  return (ELEMENTS[e.type] ?? unknown)(e, block, context);
}

function picture(e) {
  return el('img', { src: /^https?:/i.test(e.image_url ?? '') ? e.image_url : null, alt: e.alt_text ?? '', loading: 'lazy' });
}

const unknown = block => el('div', { class: 'unknown' }, `The sandbox does not draw "${block.type}"`);

function rich(part, context) {
  const inner = () => (part.elements ?? []).map(e => richText(e, context));
  if (part.type === 'rich_text_preformatted') return el('pre', {}, inner());
  if (part.type === 'rich_text_quote') return el('blockquote', {}, inner());
  if (part.type === 'rich_text_list') {
    return el(part.style === 'ordered' ? 'ol' : 'ul', {}, (part.elements ?? []).map(item => el('li', {}, rich(item, context))));
  }
  return el('div', { class: 'prose' }, inner());
}

function richText(e, context) {
  const source = {
    link: () => `<${e.url}|${e.text ?? e.url}>`,
    user: () => `<@${e.user_id}>`,
    channel: () => `<#${e.channel_id}>`,
    emoji: () => `:${e.name}:`,
  }[e.type];
  const nodes = source ? mrkdwn(source(), context.names) : [e.text ?? ''];
  const tag = e.style?.code ? 'code' : e.style?.bold ? 'strong' : e.style?.italic ? 'em' : e.style?.strike ? 's' : 'span';
  return el(tag, {}, nodes);
}

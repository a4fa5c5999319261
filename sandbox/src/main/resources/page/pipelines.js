import { byId, el, showList, showSegments } from './dom.js';
import { post, put } from './api.js';
import { pill, short } from './repository.js';
import { age, lasting } from './time.js';

const SHOWN = 30;
const OUTCOMES = [
  { value: 'pass', label: 'Pass' },
  { value: 'fail', label: 'Fail' },
  { value: 'hang', label: 'Hang' },
];

export function show(circleci) {
  const { pipelines = [], behaviour = {} } = circleci ?? {};
  showSegments(byId('behaviour'), OUTCOMES, behaviour.outcome ?? null, outcome => put('/control/circleci/behaviour', { outcome }));
  const newest = [...pipelines].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)).slice(0, SHOWN).map(essence);
  showList(byId('runs'), newest.length ? newest : [{ id: '' }], {
    key: p => p.id,
    build: p => p.id ? card(p) : el('p', { class: 'empty' },
      'No pipelines yet. Cimon triggers one for each deployment; they run on their own, or as the buttons on them say.'),
  });
}

/** What the card shows and nothing else, so that it is drawn again only when that has changed. */
const essence = p => ({
  id: p.id,
  number: p.number,
  project: (p.project_slug ?? '').split('/').slice(1).join('/'),
  state: p.state,
  errors: (p.errors ?? []).map(e => e.message),
  parameters: p.parameters ?? {},
  ref: p.vcs?.tag ?? p.vcs?.branch,
  revision: p.vcs?.revision,
  at: p.created_at,
  workflows: (p.workflows ?? []).map(w => ({
    name: w.name,
    status: w.status,
    from: w.created_at,
    to: w.stopped_at,
    jobs: (w.jobs ?? []).map(j => ({ name: j.name, status: j.status, from: j.started_at, to: j.stopped_at })),
  })),
});

function card(p) {
  const latest = p.workflows.at(-1);
  const status = latest?.status ?? p.state;
  const { environment, revision, ...rest } = p.parameters;
  const running = latest && !latest.to;
  return el('article', { class: `card pipeline ${status}` },
    el('div', { class: 'line' },
      el('strong', {}, environment ?? p.ref ?? 'pipeline'),
      el('span', { class: 'quiet' }, `${p.project} #${p.number}`),
      el('span', { class: 'grow' }), pill(status)),
    el('p', { class: 'subject' }, el('code', { title: 'revision' }, short(revision ?? p.revision)),
      p.ref && el('span', { class: 'ref' }, p.ref),
      el('span', { class: 'grow' }),
      el('span', { class: 'quiet' }, !latest ? age(p.at) : running ? age(latest.from, { running }) : [
        lasting(new Date(latest.from), new Date(latest.to)), ' · ', age(latest.to)])),
    p.errors.map(error => el('p', { class: 'error' }, error)),
    p.workflows.map(workflow),
    Object.keys(rest).length > 0 && el('details', {}, el('summary', {}, 'Parameters'),
      el('dl', {}, Object.entries(p.parameters).map(([name, value]) => [el('dt', {}, name), el('dd', {}, String(value))]))),
    running && el('div', { class: 'line buttons' }, decide(p, 'pass', 'Pass'), decide(p, 'fail', 'Fail'),
      decide(p, 'hang', 'Hang'), el('span', { class: 'grow' }), decide(p, 'cancel', 'Cancel')));
}

const workflow = (w, index) => el('ol', { class: 'jobs', 'aria-label': `Workflow ${w.name}${index ? `, run ${index + 1}` : ''}` },
  w.jobs.map(job => el('li', { class: job.status, title: `${job.name}: ${job.status.replace('_', ' ')}` },
    el('span', { class: 'name' }, job.name),
    el('span', { class: 'quiet' }, job.to && job.from ? lasting(new Date(job.from), new Date(job.to)) : job.status.replace('_', ' ')))));

const decide = (p, verb, label) => el('button', {
  type: 'button', class: 'press small', 'aria-label': `${label} pipeline ${p.number} of ${p.project}`,
  onclick: () => post(`/control/circleci/pipelines/${p.id}/${verb}`),
}, label);

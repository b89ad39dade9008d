/** Tasks that an app reports on, alone or as the steps of a plan. */
import { h } from 'preact'
import { asObjects, asString, isJsonObject, type JsonObject, textObjectText } from '../../json.ts'
import { Icon } from '../icons.ts'
import { Link } from './link.ts'
import { RichText } from './rich-text.ts'

const statusNames: Readonly<Record<string, string>> = {
  pending: 'Pending',
  in_progress: 'In progress',
  complete: 'Complete',
  error: 'Failed',
}

/** One task with its status, details and output. */
export function TaskCard({ task }: { readonly task: JsonObject }) {
  const { details, output } = task
  const status = asString(task['status'])
  const icon = status === 'complete' ? 'check' : status === 'error' ? 'warning' : 'dot'
  return h('div', { class: `task-card ${status}` }, [
    h(Icon, { name: icon }),
    h('div', null, [
      h('p', null, [
        h('strong', null, textObjectText(task['title'])),
        h('small', { class: 'quiet' }, ` ${statusNames[status] ?? status}`),
      ]),
      isJsonObject(details) && h(RichText, { block: details }),
      isJsonObject(output) && h(RichText, { block: output }),
      asObjects(task['sources']).map((source) => {
        const url = asString(source['url'])
        return h('p', null, h(Link, { url }, asString(source['text']) || url))
      }),
    ]),
  ])
}

/** A plan: its title, and a card for each task. */
export const PlanBlock = ({ block }: { readonly block: JsonObject }) =>
  h('div', { class: 'plan-block' }, [
    h('h4', null, textObjectText(block['title'])),
    asObjects(block['tasks']).map((task) => h(TaskCard, { task })),
  ])

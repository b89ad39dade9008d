/** What an hour reads of messages and windows: texts, bills, suggestions, what a form holds. */
import type { FilledInputs } from 'local-slack/payload-builders'
import type { WorkspaceMessage } from 'local-slack/workspace'

/** What a form holds before anybody fills it in, as Slack sends it back. */
export function initialInputs(blocks: readonly { block_id?: string; element?: object }[]): FilledInputs {
  const filled: Record<string, FilledInputs[string]> = {}
  for (const { block_id: id, element } of blocks) {
    const { initial_value: text, initial_option: option, initial_options: options } = Object(element)
    if (id === undefined) continue
    if (typeof text === 'string') filled[id] = text
    else if (option !== undefined) filled[id] = { choice: String(Object(option).value) }
    else if (Array.isArray(options)) filled[id] = { choices: options.map((each) => String(Object(each).value)) }
  }
  return filled
}

/** Every text of a view. */
export function textsOf(view: unknown): string {
  const json = typeof view === 'string' ? view : JSON.stringify(view)
  const texts = [...json.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
  return texts.join('\n').replaceAll('\\n', '\n')
}

/** Dollars of the headline; not a number where there is none. */
export const billIn = (text: string): number =>
  Number(/\$([\d,.]+k?) (?:in total|of electricity)/.exec(text)?.[1]?.replaceAll(',', '').replace('k', 'e3') ?? NaN)

/** A card whose headline has another bill than the row of its own plan. */
export function disagreements({ text, blocks }: WorkspaceMessage): readonly string[] {
  const bill = /^[^\n]*?(\$[\d,.]+k?) in total/.exec(text)?.[1]
  const table = blocks.find(({ type }) => type === 'table')
  const rows = JSON.stringify(table ?? '')
  return bill === undefined || table === undefined || !rows.includes('Total') || rows.includes(`"${bill}"`)
    ? []
    : [`the table has no row of ${bill}`]
}

/** What a message says to reply or to ask, as it is rendered. */
export const suggestionsIn = ({ blocks }: WorkspaceMessage): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/`([^`]+)`/g)].map(([, words = '']) => words.replaceAll('\\"', '"'))

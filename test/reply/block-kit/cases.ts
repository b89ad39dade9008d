/** For each rule one message (or view) at its edge and one beyond it. */
import { type Node, type RuleId, isRule, most } from '../../../src/reply/block-kit/rule.ts'

/** `good` passes every rule; `bad` breaks `rule` and no other. */
export type Case = {
  readonly rule: RuleId
  readonly surface: 'message' | 'view'
  readonly good: Node
  readonly bad: Node
}

export const x = (length: number): string => 'x'.repeat(length)
export const plain = (text: string): Node => ({ type: 'plain_text', text })
export const mrkdwn = (text: string): Node => ({ type: 'mrkdwn', text })
export const times = <T>(length: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, i) => of(i))
export const divider: Node = { type: 'divider' }
export const section: Node = { type: 'section', text: mrkdwn('x') }

function known(rule: string): RuleId {
  if (isRule(rule)) return rule
  throw new Error(`no rule ${rule}`)
}

/** A whole message each. */
export function messages(rule: string, good: Node, bad: Node): Case {
  const whole = (node: Node): Node => ({ text: 'x', blocks: [section], ...node })
  return { rule: known(rule), surface: 'message', good: whole(good), bad: whole(bad) }
}

/** One block each, in a message. */
export function blocks(rule: string, good: Node, bad: Node): Case {
  return messages(rule, { blocks: [good] }, { blocks: [bad] })
}

/** One element each, in an actions block. */
export function elements(rule: string, good: Node, bad: Node): Case {
  const row = (element: Node): Node => ({ type: 'actions', elements: [element] })
  return blocks(rule, row(good), row(bad))
}

/** One input element each, in an input block. */
export function inputs(rule: string, good: Node, bad: Node): Case {
  const row = (element: Node): Node => ({ type: 'input', label: plain('x'), element })
  return blocks(rule, row(good), row(bad))
}

export const modal: Node = { type: 'modal', title: plain('x'), blocks: [section] }

export function views(rule: string, good: Node, bad: Node): Case {
  return { rule: known(rule), surface: 'view', good: { ...modal, ...good }, bad: { ...modal, ...bad } }
}

type Make = (rule: string, good: Node, bad: Node) => Case

/** Exactly `rule`.max of something, and one more. */
export function atMost(make: Make, rule: string, of: (size: number) => Node): Case {
  return make(`${rule}.max`, of(most(rule)), of(most(rule) + 1))
}

/** One of something, and none. */
export function atLeastOne(make: Make, rule: string, of: (size: number) => Node): Case {
  return make(`${rule}.min`, of(1), of(0))
}

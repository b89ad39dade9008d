/** For each rule one message (or view) at its edge and one beyond it. */
import { type BlockKitNode, type RuleId, isRule, limitOf } from '../../src/block-kit/limits.ts'

/** `good` passes every rule; `bad` breaks `rule` and no other. */
export type RuleCase = {
  readonly rule: RuleId
  readonly surface: 'message' | 'view'
  readonly good: BlockKitNode
  readonly bad: BlockKitNode
}

export const x = (length: number): string => 'x'.repeat(length)
export const plain = (text: string): BlockKitNode => ({ type: 'plain_text', text })
export const mrkdwn = (text: string): BlockKitNode => ({ type: 'mrkdwn', text })
export const times = <T>(length: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, i) => of(i))
export const divider: BlockKitNode = { type: 'divider' }
export const section: BlockKitNode = { type: 'section', text: mrkdwn('x') }

function ruleId(rule: string): RuleId {
  if (isRule(rule)) return rule
  throw new Error(`no rule ${rule}`)
}

/** A whole message each. */
export function messages(rule: string, good: BlockKitNode, bad: BlockKitNode): RuleCase {
  const whole = (node: BlockKitNode): BlockKitNode => ({ text: 'x', blocks: [section], ...node })
  return { rule: ruleId(rule), surface: 'message', good: whole(good), bad: whole(bad) }
}

/** One block each, in a message. */
export function blocks(rule: string, good: BlockKitNode, bad: BlockKitNode): RuleCase {
  return messages(rule, { blocks: [good] }, { blocks: [bad] })
}

/** One element each, in an actions block. */
export function elements(rule: string, good: BlockKitNode, bad: BlockKitNode): RuleCase {
  const row = (element: BlockKitNode): BlockKitNode => ({ type: 'actions', elements: [element] })
  return blocks(rule, row(good), row(bad))
}

/** One input element each, in an input block. */
export function inputs(rule: string, good: BlockKitNode, bad: BlockKitNode): RuleCase {
  const row = (element: BlockKitNode): BlockKitNode => ({ type: 'input', label: plain('x'), element })
  return blocks(rule, row(good), row(bad))
}

export const modal: BlockKitNode = { type: 'modal', title: plain('x'), blocks: [section] }

export function views(rule: string, good: BlockKitNode, bad: BlockKitNode): RuleCase {
  return { rule: ruleId(rule), surface: 'view', good: { ...modal, ...good }, bad: { ...modal, ...bad } }
}

type MakeCase = (rule: string, good: BlockKitNode, bad: BlockKitNode) => RuleCase

/** Exactly `rule`.max of something, and one more. */
export function atMost(make: MakeCase, rule: string, of: (size: number) => BlockKitNode): RuleCase {
  return make(`${rule}.max`, of(limitOf(rule)), of(limitOf(rule) + 1))
}

/** One of something, and none. */
export function atLeastOne(make: MakeCase, rule: string, of: (size: number) => BlockKitNode): RuleCase {
  return make(`${rule}.min`, of(1), of(0))
}

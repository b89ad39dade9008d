/** "Who has to approve this?", "are we allowed to spend that?": the limit of the team, who decides, and whether this plan needs them. */
import { type ApprovalRule, approversOf } from '../../../team/approval.ts'
import { formatUsd } from '../../format/number-format.ts'
import { joinSpans, line, lineWithCode, mention, type MessageContent, textBlock } from '../message-content.ts'

/** `usd`: the whole bill of the plan that is asked about. */
export function approvalRuleMessage(
  rule: ApprovalRule,
  usd: { readonly p50: number; readonly p90: number },
): MessageContent {
  const { thresholdUsd } = rule
  const [bill, limit] = [formatUsd(usd.p50), formatUsd(thresholdUsd)]
  const isNeeded = usd.p50 > thresholdUsd
  const first = isNeeded
    ? line(
        `Above ${limit} a plan needs an approval before it begins, and this one is ${bill}. It is for `,
        ...joinSpans(approversOf(rule).map(mention), ' or '),
        ' to say; nobody approves their own plan.',
      )
    : line(`No approval is needed for ${bill}: it begins above ${limit}.`)
  const second = isNeeded
    ? lineWithCode('“Request approval” under the plan that is meant asks for it.')
    : usd.p90 > thresholdUsd
      ? line(`1 in 10 comparable runs cost more than ${formatUsd(usd.p90)}.`)
      : null
  const lines = [first, ...(second === null ? [] : [second])]
  return { text: lines, blocks: [textBlock(lines)] }
}

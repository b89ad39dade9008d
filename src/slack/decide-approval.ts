/** "Approve" and "Decline" under a request: the named approver decides, once, and the request says so from then on. */
import type { App, BlockAction } from '@slack/bolt'
import { approvalActions, approvedMessage } from '../reply/approval.ts'
import { currentTeam } from './current.ts'
import { tellAsker } from './deliver.ts'
import { placeOf } from './press-amendment.ts'
import { type Pressed, pressedOn } from './pressed.ts'
import { sendDrawn } from './rendering.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'
import { words } from './words.ts'

export function listenForApprovals(app: App, services: Services): void {
  for (const [action, decision] of [
    [approvalActions.approve, 'approved'],
    [approvalActions.decline, 'declined'],
  ] as const) {
    app.action<BlockAction>(action, async ({ ack, body, client, respond }) => {
      await ack()
      const pressed = pressedOn(body)
      if (pressed !== null) await decide(pressed, decision, placeOf(pressed, client, respond), services)
    })
  }
}

async function decide(
  { value: id, user, channel, ts }: Pressed,
  decision: 'approved' | 'declined',
  place: Place,
  services: Services,
): Promise<void> {
  const { approvals } = services.store.of(currentTeam())
  const asked = await approvals.read(id)
  if (asked === null) return void (await tellAsker(words('This request is no longer kept.'), place, services))
  if (asked.approver !== user) {
    return void (await tellAsker(words(`Only <@${asked.approver}> can decide this.`), place, services))
  }
  const decided = await approvals.decide(id, user, decision)
  const standing = decided?.approval.decision ?? asked.decision
  if (standing === null) return
  await sendDrawn(approvedMessage(asked.asked.summary, standing), services, ({ text, blocks }) =>
    place.client.chat.update({ channel, ts, text, blocks: [...blocks] }),
  )
}

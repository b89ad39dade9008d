/** "More fields" in the window of an estimate: the same window with all of them; Slack keeps what was typed. */
import type { App, BlockAction } from '@slack/bolt'
import * as z from 'zod'
import type { KnownBlock } from '@slack/types'
import { estimateFormIds } from '../../../presentation/slack/forms/estimate-form.ts'
import type { Services } from '../../services.ts'
import { readPrivateMetadata, scenarioFromMetadata } from '../views/private-metadata.ts'

const openedView = z.looseObject({
  id: z.string(),
  hash: z.string(),
  callback_id: z.enum([estimateFormIds.new, estimateFormIds.edit]),
  private_metadata: z.string(),
  blocks: z.array(z.custom<KnownBlock>((block) => typeof Object(block).type === 'string')),
})

/** Registers the button in the windows of a new and of an edited estimate. */
export function registerMoreFields(app: App, { views, today }: Services): void {
  app.action<BlockAction>(estimateFormIds.more, async ({ ack, body, client }) => {
    await ack()
    const opened = openedView.safeParse(body.view)
    if (!opened.success) return
    const { id, hash, callback_id, private_metadata, blocks } = opened.data
    const isPlaceAsked = blocks.some(({ block_id }) => block_id === estimateFormIds.destination)
    const whole = views.estimateForm(
      {
        kind: callback_id === estimateFormIds.new ? 'new' : 'edit',
        scenario: scenarioFromMetadata(readPrivateMetadata(private_metadata)),
        privateMetadata: private_metadata,
        note: '',
        destination: isPlaceAsked ? { conversation: null } : null,
        isWhole: true,
      },
      today(),
    )
    // What was read of a message stands above the fields.
    const note = blocks.slice(0, 1).filter(({ type }) => type === 'context')
    await client.views.update({ view_id: id, hash, view: { ...whole, blocks: [...note, ...whole.blocks] } })
  })
}

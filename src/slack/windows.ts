/** Opens a window over Slack. Its permission lives three seconds from the click: where that has passed, the asker hears so. */
import type { ModalView } from '@slack/types'
import { tellAsker } from './deliver.ts'
import { obstacleOf } from './refusals.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'
import { words } from './words.ts'

export async function openWindow(view: ModalView, trigger: string, place: Place, services: Services): Promise<void> {
  try {
    await place.client.views.open({ trigger_id: trigger, view })
  } catch (error) {
    if (obstacleOf(error) !== 'expired') throw error
    services.metrics.refused('expired_trigger_id')
    await tellAsker(
      words('That took me too long, and Slack no longer lets me open the window. Please press it again.'),
      place,
      services,
    )
  }
}

/** Every kind of message, once: what the golden files hold, the validator checks and the preview draws. */
import type { Message } from '../../src/advise.ts'
import { plainRendering } from '../../src/reply/plain-rendering.ts'
import { recommendationMessage } from '../../src/reply/recommendation.ts'
import { eightB, frontierRun, interactive, manner, seventyB } from './fixtures.ts'

export function shownMessages(): readonly { readonly title: string; readonly message: Message }[] {
  const seventy = seventyB()
  const eight = eightB()
  const frontier = frontierRun()
  return [
    {
      title: '/gpucost 70b 2B tokens',
      message: recommendationMessage(seventy.scenario, seventy.recommendation, interactive),
    },
    {
      title: '/gpucost 70b 2B tokens (plain rendering, no controls)',
      message: plainRendering(recommendationMessage(seventy.scenario, seventy.recommendation, manner)),
    },
    {
      title: '/gpucost 8b 100M tokens qlora on a 4090 under $4 within 12h',
      message: recommendationMessage(eight.scenario, eight.recommendation, interactive),
    },
    {
      title: '/gpucost 405b full 10B tokens',
      message: recommendationMessage(frontier.scenario, frontier.recommendation, manner),
    },
  ]
}

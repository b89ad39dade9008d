/** Who is there when the local Slack opens, and what they were just talking about. */
import { createWorkspace, openDirectChannel, markRead, type LocalWorkspace } from './workspace.ts'

const ann = { id: 'U0ANN', handle: 'ann', name: 'Ann Lee', title: 'ML engineer' }
const ben = { id: 'U0BEN', handle: 'ben', name: 'Ben Ortiz', title: 'Team lead' }

/** Two people, the app, a channel where it is a member and one where it is not, and something to estimate. */
export function createDemoWorkspace(): LocalWorkspace {
  const workspace = createWorkspace({
    team: 'T0LOCAL',
    teamName: 'Local',
    app: 'A0LOCAL',
    bot: { id: 'B0GPUCOST', user: 'U0GPUCOST', name: 'gpucost' },
  })
  for (const user of [ann, ben]) workspace.users.set(user.id, user)
  workspace.addChannel('C0TRAINING', { name: 'training', topic: 'Fine-tuning runs: plans, bills, results' })
  workspace.addChannel('C0BUDGET', { name: 'budget', topic: 'What we spend', isMember: false })
  for (const { id } of [ann, ben]) openDirectChannel(workspace, id)
  const text =
    'Could we fine-tune llama 3.3 70b with LoRA on 2B tokens this week, and stay under $2,000? Finance asks me for a number.'
  const firstMessage = workspace.postMessage({ channel: 'C0TRAINING', by: 'person', user: ben.id, text, blocks: [] })
  for (const { id } of [ann, ben]) markRead(workspace, id, firstMessage.channel, firstMessage.ts)
  return workspace
}

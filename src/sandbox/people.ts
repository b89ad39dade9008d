/** Who is there when the local Slack opens, and what they were just talking about. */
import { createWorkspace, directChannel, markRead, type Workspace } from './workspace.ts'

const ann = { id: 'U0ANN', handle: 'ann', name: 'Ann Lee', title: 'ML engineer' }
const ben = { id: 'U0BEN', handle: 'ben', name: 'Ben Ortiz', title: 'Team lead' }

/** Two people, the app, a channel where it is a member and one where it is not, and something to estimate. */
export function peopledWorkspace(): Workspace {
  const space = createWorkspace({
    team: 'T0LOCAL',
    teamName: 'Local',
    app: 'A0LOCAL',
    bot: { id: 'B0GPUCOST', user: 'U0GPUCOST', name: 'gpucost' },
  })
  for (const person of [ann, ben]) space.people.set(person.id, person)
  space.addChannel('C0TRAINING', { name: 'training', topic: 'Fine-tuning runs: plans, bills, results' })
  space.addChannel('C0BUDGET', { name: 'budget', topic: 'What we spend', isMember: false })
  for (const { id } of [ann, ben]) directChannel(space, id)
  const text =
    'Could we fine-tune llama 3.3 70b with LoRA on 2B tokens this week, and stay under $2,000? Finance asks me for a number.'
  const asked = space.post({ channel: 'C0TRAINING', by: 'person', user: ben.id, text, blocks: [] })
  for (const { id } of [ann, ben]) markRead(space, id, asked.channel, asked.ts)
  return space
}

/** Replies that wish for a plan better in one thing and no worse in another, and sizes of a model said alone. */
import { expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

const large = '70b 2B tokens'
const small = 'llama 3.1 8b lora 100M tokens'

test.each<[turns: readonly string[], says: RegExp]>([
  // What the plan takes is the limit, and the plan that stands is none that is cheaper.
  [
    [large, 'cheaper, but not any slower'],
    /^plan: .*Changed: under \$1,554, within 24 h, cheapest.*Total cost: .*−\$/su,
  ],
  [[large, 'can you find something cheaper that does not take longer?'], /within 24 h, cheapest/u],
  [[small, 'save money without losing time'], /within 1\.3 h, cheapest/u],
  [[small, 'lower the bill at the same speed'], /within 1\.3 h, cheapest/u],
  // So is what it costs.
  [[large, 'quicker for the same money'], /under \$1,571, within 23 h, fastest.*−\d+ h/su],
  [[large, 'speed it up without spending more'], /under \$1,571, within 23 h, fastest/u],
  [[large, 'faster, but not more expensive, on h100'], /Changed: H100, under \$1,571, within 23 h, fastest/u],
  // A sum below that of the plan is no leave to be slower.
  [[large, 'make it faster, but stay under $1,400'], /under \$1,400, within 23 h, fastest/u],
  [[large, 'cheaper, still within 20 hours'], /under \$1,554, within 20 h, cheapest/u],
  // More money may be spent where it is said.
  [[small, 'faster, up to $30'], /Changed: under \$30, fastest/u],
  [[small, 'why is spot cheaper but not slower?'], /^(?!plan)/u],
  // The cheapest of a kind is no other plan of that kind.
  [[large, 'what is the cheapest secure option?'], /^answer: With .*cheapest, on 1 × B200 .*That is \$\d+ less/su],
])('%j: better in one, no worse in the other', (turns, says) => expect(lastMeant(turns)).toMatch(says))

test.each<[turns: readonly string[], says: RegExp]>([
  [[large, '8b'], /^plan: .*Changed: An 8B model/su],
  [[large, 'and a 13b?'], /^plan: .*Changed: A 13B model/su],
  [[large, 'make it 32b'], /^plan: .*Changed: A 32B model/su],
  [[small, 'or a 3b one'], /^plan: .*Changed: Llama 3\.2 3B/su],
  // Data stay data.
  [[large, '4B'], /^plan: .*Changed: 4B tokens/su],
  [[large, '3B tokens', '8B'], /^plan: .*Changed: 8B tokens/su],
])('%j: a size of a model', (turns, says) => expect(lastMeant(turns)).toMatch(says))

/** A process of its own that amends one thread many times, while others do the same. Prints how often it did. */
import { openStore } from '../../src/store/store.ts'
import type { DatabaseLocation } from '../../src/store/database.ts'
import { note, schemas } from './document-schemas.ts'

const [name = '', times = '0', where = '{}'] = process.argv.slice(2)
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test that started this process
const store = await openStore(JSON.parse(where) as DatabaseLocation, schemas)
let turns = 0
for (; turns < Number(times); turns += 1) {
  const words = `${name}${turns}`
  await store.of('T1').threads.addTurn({ channel: 'C1', thread: '1.1' }, { delivery: words, by: null }, (now) => {
    const revisions = [...(now?.conversation.revisions ?? []), note(words)]
    return { conversation: { revisions, position: revisions.length - 1 }, shown: null, pins: [] }
  })
}
await store.close()
process.stdout.write(String(turns))

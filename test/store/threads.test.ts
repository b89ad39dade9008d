import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { kinds, newPlace } from './places.ts'
import { type Note, says } from './note-shapes.ts'
import { openNotes } from './notes.ts'

const run = promisify(execFile)
const place = { channel: 'C1', thread: '1.1' }
const ann = (delivery: string | null = null) => ({ delivery, by: 'U0ANN' })
const one = says('8b')
const state = (revisions: readonly Note[], position = revisions.length - 1, shown: Note | null = null) => ({
  conversation: { revisions, position },
  shown,
  pins: [],
})

describe.each(kinds)('threads in %s', (kind) => {
  test('a thread is known from its first turn on, with what was shown and pinned', async () => {
    const { threads } = (await openNotes(kind)).of('T1')
    expect(await threads.knows(place)).toBe(false)
    expect(await threads.read(place)).toBeNull()
    const first = { ...state([one], 0, says('$5')), pins: [says('lambda $3')] }
    const { before, after } = await threads.turn(place, ann(), () => first)
    expect(before).toBeNull()
    expect(after).toMatchObject({ ...first, version: 1, by: 'U0ANN' })
    expect(await threads.knows(place)).toBe(true)
    expect(await threads.read(place)).toEqual(after)
    expect(await threads.read({ ...place, thread: '1.2' })).toBeNull()
  })

  test('undo, another amendment and reset: the conversation comes back as it was, and no revision is lost', async () => {
    const { threads } = (await openNotes(kind)).of('T1')
    const [two, three] = [says('8b 4-bit'), says('8b 8-bit')]
    const turns = [state([one]), state([one, two]), state([one, two], 0), state([one, three]), state([one, three, one])]
    for (const turn of turns) {
      await threads.turn(place, ann(), () => turn)
      expect(await threads.read(place)).toMatchObject(turn)
    }
    expect(await threads.history(place)).toEqual([one, two, three])
  })

  test('several revisions that are new in one turn are all kept, a repeated one once', async () => {
    const { threads } = (await openNotes(kind)).of('T1')
    const [two, three] = [says('8b 4-bit'), says('8b 8-bit')]
    await threads.turn(place, ann(), () => state([one]))
    const turn = state([one, two, three, two], 3)
    await threads.turn(place, ann(), () => turn)
    expect(await threads.read(place)).toMatchObject(turn)
    expect(await threads.history(place)).toEqual([one, two, three])
  })

  test('a turn that changes nothing adds nothing', async () => {
    const { threads } = (await openNotes(kind)).of('T1')
    await threads.turn(place, ann(), () => state([one]))
    const { before, after, isReplay } = await threads.turn(place, ann('d'), () => null)
    expect([before?.version, after?.version, isReplay]).toEqual([1, 1, false])
  })

  test('twenty replies at once: each amends what the one before it left', async () => {
    const store = await openNotes(kind)
    const { threads } = store.of('T1')
    await threads.turn(place, ann(), () => state([says('0')]))
    const amend = (number: number) =>
      threads.turn(place, ann(`d${number}`), (now) => {
        const revisions = now?.conversation.revisions ?? []
        return state([...revisions, says(`${revisions.at(-1)?.says} ${number}`)])
      })
    await Promise.all(Array.from({ length: 20 }, (_, number) => amend(number + 1)))
    const last = (await threads.read(place))?.conversation.revisions.at(-1)?.says.split(' ') ?? []
    expect(last).toHaveLength(21)
    expect(new Set(last).size).toBe(21)
  })

  test('three processes that amend one thread at once lose nothing, and none fails', async () => {
    const where = await newPlace(kind)
    const store = await openNotes(where)
    const script = fileURLToPath(new URL('writing-process.ts', import.meta.url))
    const amend = (name: string) => run(process.execPath, [script, name, '15', JSON.stringify(where)])
    const written = await Promise.all(['a', 'b', 'c'].map(amend))
    expect(written.map(({ stdout }) => stdout)).toEqual(['15', '15', '15'])
    const held = await store.of('T1').threads.read(place)
    expect(held?.version).toBe(45)
    expect(new Set(held?.conversation.revisions.map(({ says: words }) => words)).size).toBe(45)
  })

  test('a delivery makes one turn, however often it is worked on', async () => {
    const { threads } = (await openNotes(kind)).of('T1')
    await threads.turn(place, ann('d1'), () => state([one]))
    const double = () =>
      threads.turn(place, ann('d2'), (now) => {
        const revisions = now?.conversation.revisions ?? []
        return state([...revisions, says(`${revisions.at(-1)?.says} doubled`)], revisions.length, says('twice as much'))
      })
    const first = await double()
    await threads.turn(place, ann('d3'), () => state([says('something else')]))
    const again = await double()
    expect(again).toEqual({ ...first, isReplay: true })
    expect(first.after?.conversation.revisions).toEqual([one, says('8b doubled')])
    expect((await threads.read(place))?.version).toBe(3)
  })
})

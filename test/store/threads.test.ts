import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { databaseKinds, newDatabase } from './databases.ts'
import { type Note, note } from './document-schemas.ts'
import { openNoteStore } from './document-store.ts'

const runProcess = promisify(execFile)
const threadRef = { channel: 'C1', thread: '1.1' }
const byAnn = (delivery: string | null = null) => ({ delivery, by: 'U0ANN' })
const one = note('8b')
const snapshot = (revisions: readonly Note[], position = revisions.length - 1, shown: Note | null = null) => ({
  conversation: { revisions, position },
  shown,
  pins: [],
})

describe.each(databaseKinds)('threads in %s', (kind) => {
  test('a thread is known from its first turn on, with what was shown and pinned', async () => {
    const { threads } = (await openNoteStore(kind)).of('T1')
    expect(await threads.has(threadRef)).toBe(false)
    expect(await threads.read(threadRef)).toBeNull()
    const first = { ...snapshot([one], 0, note('$5')), pins: [note('lambda $3')] }
    const { before, after } = await threads.addTurn(threadRef, byAnn(), () => first)
    expect(before).toBeNull()
    expect(after).toMatchObject({ ...first, version: 1, by: 'U0ANN' })
    expect(await threads.has(threadRef)).toBe(true)
    expect(await threads.read(threadRef)).toEqual(after)
    expect(await threads.read({ ...threadRef, thread: '1.2' })).toBeNull()
  })

  test('undo, another amendment and reset: the conversation comes back as it was, and no revision is lost', async () => {
    const { threads } = (await openNoteStore(kind)).of('T1')
    const [two, three] = [note('8b 4-bit'), note('8b 8-bit')]
    const turns = [
      snapshot([one]),
      snapshot([one, two]),
      snapshot([one, two], 0),
      snapshot([one, three]),
      snapshot([one, three, one]),
    ]
    for (const turn of turns) {
      await threads.addTurn(threadRef, byAnn(), () => turn)
      expect(await threads.read(threadRef)).toMatchObject(turn)
    }
    expect(await threads.history(threadRef)).toEqual([one, two, three])
  })

  test('several revisions that are new in one turn are all kept, a repeated one once', async () => {
    const { threads } = (await openNoteStore(kind)).of('T1')
    const [two, three] = [note('8b 4-bit'), note('8b 8-bit')]
    await threads.addTurn(threadRef, byAnn(), () => snapshot([one]))
    const turn = snapshot([one, two, three, two], 3)
    await threads.addTurn(threadRef, byAnn(), () => turn)
    expect(await threads.read(threadRef)).toMatchObject(turn)
    expect(await threads.history(threadRef)).toEqual([one, two, three])
  })

  test('a turn that changes nothing adds nothing', async () => {
    const { threads } = (await openNoteStore(kind)).of('T1')
    await threads.addTurn(threadRef, byAnn(), () => snapshot([one]))
    const { before, after, isReplay } = await threads.addTurn(threadRef, byAnn('d'), () => null)
    expect([before?.version, after?.version, isReplay]).toEqual([1, 1, false])
  })

  test('twenty replies at once: each amends what the one before it left', async () => {
    const store = await openNoteStore(kind)
    const { threads } = store.of('T1')
    await threads.addTurn(threadRef, byAnn(), () => snapshot([note('0')]))
    const amend = (number: number) =>
      threads.addTurn(threadRef, byAnn(`d${number}`), (now) => {
        const revisions = now?.conversation.revisions ?? []
        return snapshot([...revisions, note(`${revisions.at(-1)?.says} ${number}`)])
      })
    await Promise.all(Array.from({ length: 20 }, (_, number) => amend(number + 1)))
    const last = (await threads.read(threadRef))?.conversation.revisions.at(-1)?.says.split(' ') ?? []
    expect(last).toHaveLength(21)
    expect(new Set(last).size).toBe(21)
  })

  test('three processes that amend one thread at once lose nothing, and none fails', async () => {
    const location = await newDatabase(kind)
    const store = await openNoteStore(location)
    const script = fileURLToPath(new URL('writing-process.ts', import.meta.url))
    const amend = (name: string) => runProcess(process.execPath, [script, name, '15', JSON.stringify(location)])
    const written = await Promise.all(['a', 'b', 'c'].map(amend))
    expect(written.map(({ stdout }) => stdout)).toEqual(['15', '15', '15'])
    const stored = await store.of('T1').threads.read(threadRef)
    expect(stored?.version).toBe(45)
    expect(new Set(stored?.conversation.revisions.map(({ says: words }) => words)).size).toBe(45)
  })

  test('a delivery makes one turn, however often it is worked on', async () => {
    const { threads } = (await openNoteStore(kind)).of('T1')
    await threads.addTurn(threadRef, byAnn('d1'), () => snapshot([one]))
    const double = () =>
      threads.addTurn(threadRef, byAnn('d2'), (now) => {
        const revisions = now?.conversation.revisions ?? []
        return snapshot(
          [...revisions, note(`${revisions.at(-1)?.says} doubled`)],
          revisions.length,
          note('twice as much'),
        )
      })
    const first = await double()
    await threads.addTurn(threadRef, byAnn('d3'), () => snapshot([note('something else')]))
    const again = await double()
    expect(again).toEqual({ ...first, isReplay: true })
    expect(first.after?.conversation.revisions).toEqual([one, note('8b doubled')])
    expect((await threads.read(threadRef))?.version).toBe(3)
  })
})

/** Behind a pooler that does not know our time limits yet: said in one line, with what to change. */
import { inject, expect, onTestFinished, test } from 'vitest'
import { checkPostgres } from '../../src/setup/check-postgres.ts'
import { openDatabase } from '../../src/store/database.ts'
import { newDatabase } from './databases.ts'
import { startPooler } from './pooler.ts'

test('a time limit that is refused is named, and nothing is left open; let through, the database opens', async () => {
  const location = await newDatabase('PostgreSQL')
  const direct = 'url' in location ? location.url : ''
  const serverPort = Number(new URL(inject('postgres')).port)
  const behind = async (refused: readonly string[]) => {
    const { port, close } = await startPooler(serverPort, refused)
    onTestFinished(close)
    return direct.replace(`:${serverPort}/`, `:${port}/`)
  }
  for (const limit of ['statement_timeout', 'idle_in_transaction_session_timeout']) {
    const url = await behind([limit])
    await expect(openDatabase({ url })).rejects.toMatchObject({
      name: 'StoreOpenError',
      message: `unsupported startup parameter: ${limit}`,
    })
    expect(await checkPostgres(url)).toMatchObject({
      ok: false,
      todo: expect.stringContaining(
        'ignore_startup_parameters = statement_timeout,idle_in_transaction_session_timeout',
      ),
    })
  }
  await (await openDatabase({ url: await behind([]) })).destroy()
})

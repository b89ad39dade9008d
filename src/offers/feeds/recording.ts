/** Responses kept as files, and read again instead of calling out: `<folder>/<feed>/<request>`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fetcher } from './feed.ts'
import { FetchError } from './http-fetcher.ts'

/** Makes the requests with `get` and keeps what came back. */
export function createRecordingFetcher(folder: string, feed: string, get: Fetcher): Fetcher {
  return async (name, request) => {
    const body = await get(name, request)
    await mkdir(join(folder, feed), { recursive: true })
    await writeFile(join(folder, feed, name), body)
    return body
  }
}

/** Answers from the files. A request that was not recorded fails as one that was not answered. */
export function createReplayFetcher(folder: string, feed: string): Fetcher {
  return async (name) => {
    try {
      return new Uint8Array(await readFile(join(folder, feed, name)))
    } catch {
      throw new FetchError(`no recording ${join(feed, name)} in ${folder}`)
    }
  }
}

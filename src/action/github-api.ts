/** What the Action asks of GitHub: the files of a pull request, their texts, and its own comment there. */
import * as z from 'zod'

export type PullRequest = {
  /** "owner/name". */
  readonly repository: string
  readonly number: number
  readonly baseSha: string
  readonly headSha: string
}

export type ChangedFile = { readonly path: string; readonly before: string | null; readonly after: string | null }

export type GithubApi = {
  /** Paths of the files that it changes, and what each was called before; null: it is new, or gone. */
  readonly changedFiles: () => Promise<readonly ChangedFile[]>
  /** Null where the file is not there, or too long to be a configuration. */
  readonly textAt: (path: string, sha: string) => Promise<string | null>
  /** Updates the comment that begins with the marker, or makes it where `allowsNew` says so. */
  readonly writeComment: (marker: string, body: string, allowsNew: boolean) => Promise<'written' | 'none' | 'refused'>
}

/** GitHub answered with a status that nothing here expects. */
export class GithubRefused extends Error {
  override readonly name = 'GithubRefused'
  readonly status: number
  constructor(status: number, path: string) {
    super(`GitHub answered ${status} to ${path}`)
    this.status = status
  }
}

const pageSize = 100
/** Pages of files and of comments that are read. */
const maxPages = 10
/** Characters of a configuration. */
const maxTextLength = 100_000
const timeoutMs = 20_000

const filesSchema = z.array(
  z.looseObject({ filename: z.string(), status: z.string(), previous_filename: z.string().optional() }),
)
const commentsSchema = z.array(z.looseObject({ id: z.number(), body: z.string().nullable() }))

/** `address`: https://api.github.com, or a server of one's own. */
export function createGithubApi(address: string, token: string, pull: PullRequest): GithubApi {
  const { repository, number } = pull
  async function request(path: string, accept: string, method = 'GET', body?: object): Promise<Response> {
    return fetch(`${address}${path}`, {
      method,
      headers: { accept, authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  async function pages<T>(path: string, schema: z.ZodType<readonly T[]>): Promise<readonly T[]> {
    const all: T[] = []
    for (let page = 1; page <= maxPages; page += 1) {
      const response = await request(`${path}?per_page=${pageSize}&page=${page}`, json)
      if (!response.ok) throw new GithubRefused(response.status, path)
      const found = schema.parse(await response.json())
      all.push(...found)
      if (found.length < pageSize) break
    }
    return all
  }
  return {
    changedFiles: async () => {
      const files = await pages(`/repos/${repository}/pulls/${number}/files`, filesSchema)
      return files.map(({ filename, status, previous_filename: previous = filename }) => ({
        path: filename,
        before: status === 'added' ? null : previous,
        after: status === 'removed' ? null : filename,
      }))
    },
    textAt: async (path, sha) => {
      const place = path.split('/').map(encodeURIComponent).join('/')
      const response = await request(
        `/repos/${repository}/contents/${place}?ref=${sha}`,
        'application/vnd.github.raw+json',
      )
      if (response.status === 404 || response.status === 403) return null
      if (!response.ok) throw new GithubRefused(response.status, path)
      if (Number(response.headers.get('content-length') ?? 0) > 4 * maxTextLength) return null
      const text = await response.text()
      return text.length > maxTextLength ? null : text
    },
    writeComment: async (marker, body, allowsNew) => {
      const path = `/repos/${repository}/issues/${number}/comments`
      const own = (await pages(path, commentsSchema)).find((comment) => comment.body?.startsWith(marker) === true)
      if (own === undefined && !allowsNew) return 'none'
      const text = { body: `${marker}\n${body}` }
      const response =
        own === undefined
          ? await request(path, json, 'POST', text)
          : await request(`/repos/${repository}/issues/comments/${own.id}`, json, 'PATCH', text)
      // A pull request from a fork has a token that may only read.
      if (response.status === 403 || response.status === 404) return 'refused'
      if (!response.ok) throw new GithubRefused(response.status, path)
      return 'written'
    },
  }
}

const json = 'application/vnd.github+json'

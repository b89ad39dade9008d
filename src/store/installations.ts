/** Installations of the app: a workspace's, or an organization's for all its workspaces. Their tokens are sealed. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'
import { UnsealError, type Seal } from './seal.ts'

/** Whose it is. An organization's installation has no team. */
export type InstallationOwner = { readonly team: string | null; readonly enterprise: string | null }

export type StoredInstallation<Installation> = InstallationOwner & {
  readonly installation: Installation
  /** ISO time. */
  readonly changedAt: string
}

/** `unreadable`: ids of those that no key opens, or that hold no installation. */
export type ReadInstallations<Installation> = {
  readonly readable: readonly StoredInstallation<Installation>[]
  readonly unreadable: readonly string[]
}

export type Installations<Installation> = {
  /** Replaces an earlier one of the same team or organization. */
  readonly put: (owner: InstallationOwner, installation: Installation) => Promise<void>
  /** Throws where it cannot be read. */
  readonly get: (owner: InstallationOwner) => Promise<StoredInstallation<Installation> | null>
  /** `unreadable`: there is one that no key opens, or that holds no installation. */
  readonly find: (owner: InstallationOwner) => Promise<StoredInstallation<Installation> | 'unreadable' | null>
  /** Those changed at or after the ISO time; all of them without one. One that cannot be read keeps no other back. */
  readonly all: (since?: string) => Promise<ReadInstallations<Installation>>
  /** The ids of all, so that those that are gone can be noticed. */
  readonly ids: () => Promise<ReadonlySet<string>>
  /** Seals again, under the first key, what another key sealed. `resealed`: how many. */
  readonly reseal: () => Promise<{ readonly resealed: number; readonly unreadable: readonly string[] }>
  readonly remove: (owner: InstallationOwner) => Promise<void>
}

/** The id under which an installation is kept. */
export function installationId({ team, enterprise }: InstallationOwner): string {
  const id = team ?? enterprise
  if (id === null) throw new TypeError('an installation belongs to a team or to an organization')
  return id
}

/** Tokens are sealed with `seal` before they are stored. */
export function installationsOf<Installation>(
  db: Database,
  schema: z.ZodType<Installation>,
  seal: Seal,
  clock: Clock,
): Installations<Installation> {
  const rows = () => db.selectFrom('installations').selectAll()
  const readRow = (row: {
    id: string
    team: string | null
    enterprise: string | null
    sealed: string
    changed_at: string
  }) => ({
    team: row.team,
    enterprise: row.enterprise,
    installation: readDocument(schema, seal.open(row.sealed, row.id), `installation ${row.id}`),
    changedAt: row.changed_at,
  })
  return {
    put: async (owner, installation) => {
      const id = installationId(owner)
      const changed = { sealed: seal.seal(writeDocument(schema, installation), id), changed_at: timeAt(clock) }
      await db
        .insertInto('installations')
        .values({ id, team: owner.team, enterprise: owner.enterprise, ...changed })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...changed, enterprise: owner.enterprise }))
        .execute()
    },
    get: async (owner) => {
      const row = await rows().where('id', '=', installationId(owner)).executeTakeFirst()
      return row === undefined ? null : readRow(row)
    },
    find: async (owner) => {
      const row = await rows().where('id', '=', installationId(owner)).executeTakeFirst()
      if (row === undefined) return null
      try {
        return readRow(row)
      } catch {
        return 'unreadable'
      }
    },
    all: async (since = '') => {
      const readable: StoredInstallation<Installation>[] = []
      const unreadable: string[] = []
      for (const row of await rows().where('changed_at', '>=', since).orderBy('id').execute()) {
        try {
          readable.push(readRow(row))
        } catch {
          unreadable.push(row.id)
        }
      }
      return { readable, unreadable }
    },
    ids: async () => {
      const found = await db.selectFrom('installations').select('id').execute()
      return new Set(found.map(({ id }) => id))
    },
    reseal: async () => {
      const old = (await rows().execute()).filter(({ sealed }) => !seal.isCurrent(sealed))
      const unreadable: string[] = []
      for (const { id, sealed } of old) {
        const opened = openOrNull(seal, sealed, id)
        if (opened === null) {
          unreadable.push(id)
          continue
        }
        await db
          .updateTable('installations')
          .set({ sealed: seal.seal(opened, id) })
          .where('id', '=', id)
          .where('sealed', '=', sealed)
          .execute()
      }
      return { resealed: old.length - unreadable.length, unreadable }
    },
    remove: async (owner) => {
      await db.deleteFrom('installations').where('id', '=', installationId(owner)).execute()
    },
  }
}

function openOrNull(seal: Seal, sealed: string, id: string): string | null {
  try {
    return seal.open(sealed, id)
  } catch (error) {
    if (error instanceof UnsealError) return null
    throw error
  }
}

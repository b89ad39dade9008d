/** data/export/: what a trainer's or a launcher's file must say beyond the plan, and the names that launchers use. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

/** data/export/training-defaults.json: usual starting values of what a cost estimate does not decide. */
export const trainingDefaultsSchema = z.strictObject({
  note: z.string(),
  learningRate: z.strictObject({
    adapter: fact('1'),
    full: fact('1'),
    pretrain: fact('1'),
    preference: fact('1'),
    reinforcement: fact('1'),
  }),
  loraAlphaPerRank: fact('1'),
  warmupShare: fact('1'),
  checkpointHours: fact('hour'),
  hostMemoryPerGpuMemory: fact('1'),
  cpusPerGpu: fact('1'),
})

/** data/export/launcher-names.json: GPUs and providers in the words of SkyPilot and dstack. Absent: not known to us. */
export const launcherNamesSchema = z.strictObject({
  note: z.string(),
  gpus: z.record(z.string(), z.strictObject({ skypilot: z.string().nullable(), dstack: z.string().nullable() })),
  providers: z.record(z.string(), z.strictObject({ skypilot: z.string().nullable(), dstack: z.string().nullable() })),
  source: citation.source,
  asOf: citation.asOf,
  standing: citation.standing,
})

/** data/export/chat-templates.json: how families of models write a conversation, by the beginning of a catalog id. */
export const chatTemplatesSchema = z.strictObject({
  note: z.string(),
  families: z.record(
    z.string(),
    z.strictObject({
      /** LLaMA-Factory's name of it; null: the tokenizer's own serves, or none is known. */
      llamaFactory: z.string().nullable(),
      /** The repository is a base model whose tokenizer brings no template. */
      base: z.strictObject({ axolotl: z.string(), instruct: z.string().nullable() }).optional(),
      /** Made to be trained on images. */
      vision: z.literal(true).optional(),
      ...citation,
    }),
  ),
})

export type ChatTemplate = z.infer<typeof chatTemplatesSchema>['families'][string]

/** data/export/tools.json: each trainer that files are written for, and the stacks whose estimates hold for it. */
export const exportToolsSchema = z.strictObject({
  note: z.string(),
  tools: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      /** Catalog ids, the first one preferred. */
      stacks: z.array(z.string()).min(1),
      /** false: the file that is written for it never splits a model over GPUs but by sharding. */
      splits: z.literal(false).optional(),
      /** Release that the file is written for. */
      version: z.string(),
      install: z.string(),
      /** Where a run generates answers too; absent: `install`. */
      rolloutInstall: z.string().optional(),
      /** A regular expression of the line that it prints after each step. */
      stepLine: z.string(),
      ...citation,
    }),
  ),
})

/** data/export/repositories.json: repositories of models beside the one of their own row, by the name that means them. */
export const repositoriesSchema = z.strictObject({
  note: z.string(),
  /** null: known to be another, and not where it is. */
  repositories: z.record(z.string(), z.string().nullable()),
  source: citation.source,
  asOf: citation.asOf,
  standing: citation.standing,
})

/** owner/name of what was asked for of a model, `own` without a variant; null: not known. */
export function repositoryOf(
  variant: string | null,
  own: string | null,
  { repositories }: Pick<ExportFacts, 'repositories'>,
): string | null {
  if (variant === null) return own
  return variant.includes('/') ? variant : (repositories[variant] ?? null)
}

export type ExportFacts = {
  readonly defaults: z.infer<typeof trainingDefaultsSchema>
  readonly launcherNames: z.infer<typeof launcherNamesSchema>
  readonly tools: z.infer<typeof exportToolsSchema>['tools']
  readonly repositories: z.infer<typeof repositoriesSchema>['repositories']
  readonly chatTemplates: z.infer<typeof chatTemplatesSchema>['families']
}

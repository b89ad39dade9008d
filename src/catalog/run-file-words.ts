/** The part of data/lexicon/reply-words.json by which a wish for the files that run a plan is told. */
import * as z from 'zod'
import { exportTargets } from './export-target.ts'

const words = z.array(z.string().min(1)).min(1)

export const runFileWordsSchema = z.strictObject({
  /** What each tool is called; a name may be two words. */
  tools: z.record(z.enum(exportTargets), words),
  /** What such a file is called: "axolotl config". */
  files: words,
  /** With the name of a tool alone they wish for its files: "export to skypilot". */
  exports: words,
  /** These wish for files only where files are named: "I want axolotl" is a wish to train with it. */
  wishes: words,
  /** Before the name of a tool they make it one of a file: "as skypilot". */
  prepositions: words,
  /** Where no tool is named, only these say which files are meant: "give me the yaml". */
  ownFiles: words,
  /** A form of configuration, whichever tool reads it. */
  yaml: words,
  /** Software that a plan is estimated with, and that no files are written for. */
  withoutFiles: words,
  /** Small words around. */
  around: words,
})

/** "Can we just use Vast for hospital data?", "is community cloud OK for customer chats?": whether data may go to a kind of host. */
import { collapseSpaces } from '../text/characters.ts'

export type PermissionQuestion = {
  /** Hosts of third parties as a kind, as typed; null: none are named so. */
  readonly hosts: string | null
  /** What tells that the data are of people or of a client, beside the words of the catalog; null: nothing. */
  readonly sensitive: string | null
  /** The data are everybody's, or nothing is at stake. */
  readonly isOpen: boolean
  /** Names were taken out, or mostly. */
  readonly isDeidentified: boolean
  /** It is asked whether it is allowed, and not only whether it can be done. */
  readonly asksLeave: boolean
}

const mayWe =
  /\b(?:(?<!\b(?:what|much|many|long|which|when|where|soon) )(?:can|could|may|should|would|shall) (?:we|i|one|you) (?:just |simply |really |also |still |legally |safely )*(?:use|rent|train|run|put|take|go|upload|send|do|store|process)|(?:is|are|would|was) (?:it |that |this )?(?:[\w.'-]{1,16} ){0,4}?(?:ok|okay|fine|allowed|legal|safe|alright|acceptable|permitted|compliant|a problem|good enough|possible)\b|(?:ok|okay|fine|allowed|safe) (?:to (?:use|rent|train|put|go|take|run)|for|with|if)|do we have to|thoughts\?|(?:good|bad) idea|are we allowed|am i allowed)/iu
/** Where they are ruled out nothing is asked about them. */
const hosts =
  /(?<!\b(?:no|not|without|never|nothing from|not on|avoid) (?:any |a |the )?)\b(?:(?:runpod )?community cloud|(?:a |the |any )?market ?places?(?: hosts?| gpus?| machines?)?|p2p (?:hosts?|gpus?|clouds?)|peer[- ]to[- ]peer (?:hosts?|gpus?|clouds?)|private hosts?|consumer (?:clouds?|pcs|gpus?)|third[- ]party hosts?|(?:a )?stranger['’]?s? (?:gpus?|machines?|pcs?))\b/iu
const sensitive =
  /\b(?:hr (?:files|data|records)|payroll|salar(?:y|ies)|personnel files|under nda|\bnda\b|client['’]?s? (?:source )?code|source code of (?:a|our|the) client|code of (?:a|our|the) client|trade secrets?|insurance (?:claims|letters|files)|claims letters?|radiology|medical|patients?|hospital|clinic(?:al)?|health(?:care)? (?:data|records|files)|legal files|court files|tax (?:files|records)|children|minors|student records|bank (?:transactions|statements|data)|personal data|customer (?:data|chats|e?mails|calls|tickets|records|conversations)|support e?mails|client (?:data|correspondence|files|e?mails)|pii|phi|confidential|gdpr|proprietary)(?: (?:reports?|records?|data|files|images|scans|letters|notes|chats|documents))?\b/iu
const open =
  /\b(?:public(?:ly available)? (?:data|datasets?|texts?|domain)|open (?:data|datasets?)|hobby|side project|toy|wikipedia|synthetic data|homework|for fun)\b/iu
const deidentified = /\b(?:de-?identified|anonymi[sz]ed|pseudonymi[sz]ed|redacted|scrubbed)\b/iu
const leave =
  /\b(?:ok|okay|fine|allowed|legal(?:ly)?|safe(?:ly)?|alright|acceptable|permitted|compliant|may (?:we|i|one)|have to|a problem|thoughts|(?:good|bad) idea)\b/iu
const maxLength = 400

/** Null where nobody asks whether something may be done. Which sellers are named is for others to see. */
export function permissionQuestionIn(text: string): PermissionQuestion | null {
  if (text.length > maxLength || !mayWe.test(text)) return null
  return {
    hosts: hosts.exec(text)?.[0] ?? null,
    sensitive: sensitive.exec(text)?.[0] ?? null,
    isOpen: open.test(text),
    isDeidentified: deidentified.test(text),
    asksLeave: leave.test(text),
  }
}

/** "Or do we have to take AWS?": one of two is the way out, and not the other choice. */
export const namesWayOut = (text: string): boolean =>
  /\b(?:do (?:we|i) (?:have|need) to|must (?:we|i)|is it only|or only)\b/iu.test(text)

/** The job, without hosts and sellers that are asked about: where it may go is the answer, and no wish. `sellers`: as typed. */
export const withoutHosts = (text: string, sellers: readonly string[]): string =>
  collapseSpaces(
    [...sellers, hosts.exec(text)?.[0] ?? '']
      .filter((words) => words !== '')
      .reduce((rest, words) => rest.replace(words, ' '), text),
  )

const usesIt = String.raw`(?:us(?:e|ing) |tak(?:e|ing) |rent(?:ing)? |pick(?:ing)? |choos(?:e|ing) |train(?:ing)? (?:it |this )?on |go(?:ing)? (?:with |for |to ))`
const they = String.raw`(?:every(?:body|one)|people|they|(?:all |so )?many(?: people)?|some(?:body|one)?|you|my \w{2,12})`
const advise = String.raw`(?:keep |always |all )?(?:tell(?:s|ing)?|advis(?:e|es|ing)|warn(?:s|ing)?|say(?:s|ing)?|recommend(?:s|ing)?)(?: (?:me|us|you|to me))?`
const whyNot = new RegExp(
  String.raw`\b(?:(?:why|how come) (?:not|isn['’]?t it|didn['’]?t you|no|never)|why (?:(?:(?:should|would|could)n['’]?t|can['’]?t|cannot|(?:should|must|can|could) not) (?:i|we|one|you)|(?:should|must|can|could) (?:i|we|one|you) not)|why (?:does|do|did|would) ${they} ${advise} (?:not to|never to|against|to avoid|to not)|(?:what(?:['’]s| is|s) (?:so )?(?:wrong|bad|the (?:problem|trouble|catch|matter|issue)) with|what speaks against|what(?:['’]s| is) against)|(?:is there |any |what is the |what['’]s the )(?:good |a )?reason (?:not to|against|to avoid|to not)) (?:just )?${usesIt}?(?:just )?(?:on |at )?`,
  'iu',
)

/** "Why not Lambda?", "what speaks against an A10G?": the words up to what is asked about; null: it is not asked. */
export const whyNotIn = (text: string): string | null =>
  text.length > maxLength ? null : (whyNot.exec(text)?.[0] ?? null)

/** What is said of it besides, and of the job by a pronoun: no words of the job. */
export const ofWhyNot =
  /^(?:['’]?s\b)?(?: (?:instead|then|though|here|at all|(?:for|on|with) (?:this|that|it|these|them)(?: (?:job|run|one|thing))?(?=[\s,.?!:;]|$)))*[\s?!,.:;–-]*(?:for |to )?/iu

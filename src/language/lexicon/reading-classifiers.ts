/** What the readers ask that was learned from labelled lines; each is made when it is first asked. */
import type { Catalog } from '../../catalog/catalog.ts'
import { once } from '../../once.ts'
import { type ChangeKindClassifier, changeKindClassifier } from './change-kind-classifier.ts'
import { type MessageClassifier, messageClassifier } from './message-classifier.ts'
import { type NewsClassifier, newsClassifier } from './news-classifier.ts'
import { type SuppositionClassifier, suppositionClassifier } from './supposition-classifier.ts'
import { type TalkClassifier, talkClassifier } from './talk-classifier.ts'
import { type ActClassifier, turnActClassifier } from './turn-act-classifier.ts'
import { type WantedValueClassifier, wantedValueClassifier } from './wanted-value-classifier.ts'

export type ReadingClassifiers = {
  /** What a turn in a thread does, by its words. */
  readonly classifyTurn: ActClassifier
  readonly classifyChange: ChangeKindClassifier
  /** What a question supposes of a run, by all of its words. */
  readonly classifySupposition: SuppositionClassifier
  /** What a piece of news between people is of, by all of its words. */
  readonly classifyNews: NewsClassifier
  /** Whether a reply that is taken for something is talk between people. */
  readonly likelyTalk: TalkClassifier
  /** Whether a message describes a job to be estimated. */
  readonly describesJob: MessageClassifier
  /** Whether a value of a message is wanted. */
  readonly wantedValue: WantedValueClassifier
}

/** Of the weights of a catalog; each is unpacked when it is first asked. */
export function readingClassifiers(catalog: Catalog): ReadingClassifiers {
  const turn = once(() => turnActClassifier(catalog.turnActs))
  const change = once(() => changeKindClassifier(catalog.changeKinds))
  const supposition = once(() => suppositionClassifier(catalog.suppositions))
  const news = once(() => newsClassifier(catalog.planNews))
  const talk = once(() => talkClassifier(catalog.talk))
  const job = once(() => messageClassifier(catalog.messageIntent))
  const wanted = once(() => wantedValueClassifier(catalog.wantedValues))
  return {
    classifyTurn: (text, signals) => turn()(text, signals),
    classifyChange: (text, signals) => change()(text, signals),
    classifySupposition: (text, mayBe) => supposition()(text, mayBe),
    classifyNews: (text) => news()(text),
    likelyTalk: (text, signals) => talk()(text, signals),
    describesJob: (features) => job()(features),
    wantedValue: (features) => wanted()(features),
  }
}

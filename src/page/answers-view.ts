/** The answers of a conversation: the newest on top, the plan that holds open below it, earlier ones folded away. */
import type { PlanFile } from '../conversation/outcome.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import type { ChartPicture } from '../chart/chart-picture.ts'
import { chartView } from './chart-view.ts'
import { type ContentActions, contentView } from './content-view.ts'
import { element } from './elements.ts'
import { downloadLink } from './file-view.ts'
import type { PageAnswer } from './page-conversation.ts'

export type AnswersView = {
  /** `asked`: the words or the control that it answers. */
  readonly add: (asked: string, answer: PageAnswer, generate: (file: PlanFile) => Promise<Uint8Array>) => void
  /** Below the newest plan. */
  readonly addDetails: (content: MessageContent) => void
  /** A fault of ours, in a sentence. */
  readonly addFault: (asked: string, words: string) => void
  readonly clear: () => void
}

/** Adds its elements to `place`; earlier answers stay there, folded. */
export function createAnswersView(place: HTMLElement, actions: ContentActions): AnswersView {
  const addAnswer = (asked: string, className: string, ...children: readonly HTMLElement[]): HTMLElement => {
    const isPlan = className.split(' ').includes('plan')
    for (const earlier of place.children) {
      if (isPlan || !earlier.classList.contains('plan')) foldAway(earlier)
    }
    const article = element('article', { class: className, 'data-asked': asked }, askedLine(asked), ...children)
    place.prepend(article)
    return article
  }
  return {
    add: (asked, { content, chart, file, isPlan }, generate) => {
      const views = contentView(content, actions, 2)
      const controls = views.filter((view) => view.classList.contains('controls'))
      const others = views.filter((view) => !controls.includes(view))
      const article = addAnswer(asked, isPlan ? 'answer plan' : 'answer', ...others, ...controls)
      if (chart !== null) actions.later(() => addChart(article, chart()))
      if (file !== null) void addFile(article, file, generate)
    },
    addDetails: (content) => {
      const article = place.querySelector('article.plan')
      article?.querySelector('.details')?.remove()
      const views = contentView(content, actions, 3)
      const details = element('section', { class: 'details', 'aria-label': 'Details', tabindex: -1 }, ...views)
      article?.append(details)
      details.focus()
    },
    addFault: (asked, words) => void addAnswer(asked, 'answer fault', element('p', { role: 'alert' }, words)),
    clear: () => place.replaceChildren(),
  }
}

/** Above the details, where somebody opened them meanwhile; an answer that was folded away gets none. */
function addChart(article: HTMLElement, picture: ChartPicture | null): void {
  if (picture === null || isFolded(article)) return
  article.insertBefore(chartView(picture), article.querySelector(':scope > .details'))
}

const isFolded = (article: Element): boolean => article.firstElementChild instanceof HTMLDetailsElement

const askedLine = (asked: string): HTMLElement =>
  element('p', { class: 'asked' }, element('span', { class: 'unseen' }, 'Asked: '), asked)

async function addFile(
  article: HTMLElement,
  file: PlanFile,
  generate: (file: PlanFile) => Promise<Uint8Array>,
): Promise<void> {
  try {
    const bytes = await generate(file)
    article.append(element('p', { class: 'text' }, downloadLink(file.name, new Uint8Array(bytes))))
  } catch {
    article.append(element('p', { role: 'alert' }, 'A fault of ours: the file could not be made.'))
  }
}

/** An earlier answer stays readable behind one line; its controls are about a plan that has moved on, and go. */
function foldAway(article: Element | null): void {
  if (!(article instanceof HTMLElement) || isFolded(article)) return
  const asked = article.dataset['asked'] ?? ''
  const heading = article.querySelector('h2, p.text')?.textContent ?? ''
  article.classList.remove('plan')
  article.querySelector('.asked')?.remove()
  for (const gone of article.querySelectorAll('.controls, .details')) gone.remove()
  const summary = element('summary', {}, element('strong', {}, asked), ` ${heading}`)
  article.replaceChildren(element('details', {}, summary, ...article.childNodes))
}

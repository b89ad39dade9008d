/** `npm run audit`: judges the article's claims and writes docs/article-audit.md. Nothing else writes it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { auditArticle } from './audit/audit-article.ts'

const root = join(import.meta.dirname, '../..')
const { judgements, page } = auditArticle(join(root, 'data'))
writeFileSync(join(root, 'docs/article-audit.md'), page)
console.log(`${judgements.length} claims judged: docs/article-audit.md`)

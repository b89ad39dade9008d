/** Imported first: zod makes no code of text, which the page's policy forbids, and does not try whether it may. */
import * as z from 'zod'

z.config({ jitless: true })

/** Before any schema is made: a command checks each file once, and compiling a check takes longer than running it so often. */
import * as z from 'zod'

z.config({ jitless: true })

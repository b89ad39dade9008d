/** A finance lead's hour: limits, a price book, approvals, bills, the ledger. */
import { describeHour } from './describe-hour.ts'
import type { Turn } from './turn.ts'

const turns: readonly Turn[] = [
  {
    who: 'Ann',
    does: {
      settings: 'settings workspace',
      filled: { monthlyBudgetUsd: '5k', approvalUsd: '1k', approver: { user: 'U0BOB' } },
    },
    sees: /Saved for the whole workspace: .*budget of the month.*approvals/,
  },
  {
    who: 'Cleo',
    does: { settings: 'settings', filled: { approvalUsd: '1m', approver: { user: 'U0CLEO' } } },
    sees: /Only an owner can change/,
  },
  {
    who: 'Ann',
    does: {
      settings: 'settings',
      filled: { priceBook: 'lambda blorp $2\nlambda h100 $2.10\nh100 $3\nrunpod cheap' },
    },
    sees: /blorp.*h100 \$3.*runpod cheap/s,
  },
  {
    who: 'Ann',
    does: {
      settings: 'settings',
      filled: {
        priceBook: 'lambda h100 $2.10\nverda 30% off',
        currency: { choice: 'EUR' },
        monthlyBudgetUsd: '2,500',
      },
    },
    sees: /changed how gpucost answers in this channel: .*price book.*currency/,
  },
  {
    who: 'Cleo',
    does: { command: '70b 2B tokens on 8 h100 sxm at lambda' },
    sees: /in total \(about €[^]*your price as of .*list price \$/,
    as: 'plan',
  },
  {
    who: 'Cleo',
    does: { command: '8b 100M tokens' },
    sees: /in total/,
    without: /needs an approval/,
    as: 'small',
    bill: ['less', 'plan'],
  },
  {
    who: 'Cleo',
    does: { command: '70b 2B tokens on 8 h100 sxm at verda spot' },
    sees: /Verda/,
    without: /your price/,
    as: 'spot',
  },
  { who: 'Cleo', does: { reply: 'what is the whole cost?', to: 'plan' }, sees: /GPU time\. On top come .*in total/ },
  {
    who: 'Cleo',
    does: { reply: '3B tokens', to: 'plan' },
    sees: /needs an approval before it begins/,
    without: /asks you to approve/,
    as: 'bigger',
    bill: ['more', 'plan'],
  },
  {
    who: 'Cleo',
    does: { reply: '4-bit', to: 'plan' },
    sees: /Changed: 4-bit/,
    without: /asks you to approve/,
    as: 'what-if',
    bill: ['less', 'bigger'],
  },
  {
    who: 'Cleo',
    does: { press: 'request_approval', under: 'bigger' },
    sees: /^<@U0BOB>, <@U0CLEO> asks you to approve this plan: it is above \$1,000/,
    as: 'request',
  },
  { who: 'Cleo', does: { press: 'approve_spending', under: 'request' }, sees: /Only <@U0BOB> can decide/ },
  {
    who: 'Ann',
    does: { press: 'request_approval', under: 'bigger' },
    sees: /<@U0CLEO> has asked for this plan already: it waits for <@U0BOB>/,
  },
  {
    who: 'Cleo',
    does: { reply: '4B tokens', to: 'plan' },
    sees: /needs an approval/,
    as: 'biggest',
    bill: ['more', 'bigger'],
  },
  {
    who: 'Cleo',
    does: { press: 'request_approval', under: 'biggest' },
    sees: /^<@U0BOB>, <@U0CLEO> asks you/,
    as: 'request2',
  },
  { who: 'Bob', does: { press: 'approve_spending', under: 'request' }, sees: /superseded/ },
  { who: 'Bob', does: { looksAt: 'request' }, sees: /Superseded/, without: /approve_spending/ },
  {
    who: 'Bob',
    does: { press: 'decline_spending', under: 'request2' },
    sees: /<@U0CLEO>: <@U0BOB> declined the plan/,
  },
  {
    who: 'Cleo',
    does: { reply: '2B tokens', to: 'plan' },
    sees: /Changed: 2B tokens/,
    as: 'again',
    bill: ['less', 'biggest'],
  },
  {
    who: 'Cleo',
    does: { command: '70b 3B tokens on 8 h100 sxm at lambda' },
    sees: /needs an approval/,
    as: 'second',
    bill: ['the same', 'bigger'],
  },
  { who: 'Cleo', does: { press: 'request_approval', under: 'second' }, sees: /^<@U0BOB>, <@U0CLEO>/, as: 'request3' },
  {
    who: 'Bob',
    does: { press: 'approve_spending', under: 'request3' },
    sees: /<@U0CLEO>: <@U0BOB> approved the plan at \$/,
    after: ['second', /approved/],
  },
  { who: 'Ann', does: { press: 'approve_spending', under: 'request3' }, sees: /<@U0BOB> has approved this already/ },
  { who: 'Cleo', does: { reply: '8-bit', to: 'second' }, sees: /Changed: 8-bit/, after: ['second', /approved/] },
  {
    who: 'Bob',
    does: { command: '70b 4B tokens on 8 h100 sxm at lambda' },
    sees: /needs an approval/,
    as: 'bobs',
  },
  { who: 'Bob', does: { press: 'request_approval', under: 'bobs' }, sees: /^<@U0ANN>, <@U0BOB> asks/, as: 'request4' },
  {
    who: 'Bob',
    does: { press: 'approve_spending', under: 'request4' },
    sees: /Nobody approves their own plan/,
  },
  {
    who: 'Bob',
    does: { opens: 'Home' },
    sees: /Ledger of the workspace[^]*Budget of [^]*\$5,000[^]*Committed[^]*in 1 plan/,
  },
  { who: 'Cleo', does: { reply: 'spent $4.10', to: 'small' }, sees: /4\.10 spent/ },
  { who: 'Cleo', does: { reply: 'spent $1,310', to: 'second' }, sees: /\$1,310 spent/, after: ['second', /: done/] },
  {
    who: 'Ann',
    does: { command: 'what did we spend this month' },
    sees: /^\$1,314\.10 spent in [^]*Both together: \$1,314\.10 spent/,
  },
  {
    who: 'Ann',
    does: { command: 'digest' },
    sees: /\$1,314\.10[^]*Forecast \(spent and committed\): \$1,314\.10: \$1,185\.90 of the budget left/,
  },
  {
    who: 'Ann',
    does: { direct: 'what did we spend this month?' },
    sees: /\$1,314\.10 spent in[^]*\$5,000[^]*\$3,685\.90 of the budget left/,
  },
  {
    who: 'Ann',
    does: { command: 'recommend' },
    sees: /^Two threads of this channel were approved or measured so far; [^]*a general default for what is asked here most: /,
  },
  { who: 'Cleo', does: { reply: 'spent $900', to: 'plan' }, sees: /\$900 spent/ },
  {
    who: 'Ann',
    does: { command: 'recommend ' },
    sees: /Learned from 3 threads of this channel that were approved or measured/,
    as: 'recommended',
  },
  { who: 'Ann', does: { press: 'pin_recommendation', under: 'recommended' }, sees: /pinned this for the channel/ },
  {
    who: 'Ann',
    does: { opens: 'Home' },
    sees: /Spent: \$2,214\.10 in 3 runs[^]*Plans of <@U0CLEO>[^]*Changes and decisions/,
  },
  {
    who: 'Ann',
    does: { homeButton: 'export_ledger' },
    sees: /7 plans[^]*gpucost-ledger\.csv:\nstatus,job,[^]*spent,[^]*,1310,[^]*,4\.1,/,
  },
  {
    who: 'Ann',
    does: { homeButton: 'export_audit' },
    sees: /9 changes[^]*gpucost-audit\.csv:\nat_utc,by,[^]*,approval,C0HOME,approved,/,
  },
]

describeHour({
  whose: 'a finance lead',
  isDated: true,
  turns,
  about: 'Ann leads finance and owns the\nsettings, Bob approves, Cleo is an engineer.',
  environment: { OWNERS: 'U0ANN' },
})

import type { Rule } from '../domain/rule.ts'
import { attention } from './attention.ts'
import { praise } from './praise.ts'
import { questionUnanswered } from './question-unanswered.ts'
import { upsetCustomer } from './upset-customer.ts'
import { wish } from './wish.ts'

export { findDisturbed } from './disturbed.ts'

/** Every rule that looks at a post. A new rule is one file and one line here. */
export const rules: readonly Rule[] = [upsetCustomer, wish, questionUnanswered, praise, attention]

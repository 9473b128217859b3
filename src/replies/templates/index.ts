import type { Templates } from '../script.ts'
import { deBusiness } from './de-business.ts'
import { deFriendly } from './de-friendly.ts'
import { enBusiness } from './en-business.ts'
import { enFriendly } from './en-friendly.ts'

/** Every script, by language and tone. */
export const TEMPLATES: Record<'de' | 'en', Templates> = {
  de: { business: deBusiness, friendly: deFriendly },
  en: { business: enBusiness, friendly: enFriendly },
}

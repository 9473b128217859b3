import type { Listener } from '../listener.ts'
import { onClick } from '../reactions.ts'

export const notACustomer: Listener = {
  name: 'not-a-customer',
  register(app, desk) {
    onClick(app, desk, 'alert_not_customer', () => ({ gesture: { type: 'not_a_customer' } }))
  },
}

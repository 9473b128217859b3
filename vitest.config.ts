import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,contract,integration}/**/*.test.ts', 'test/{unit,contract,integration}/**/*.test.tsx'],
    globalSetup: ['test/support/global-setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})

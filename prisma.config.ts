import { defineConfig } from 'prisma/config'

// Only the development commands use this file; the program itself applies migrations without the CLI.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: 'postgresql://localhost:5432/rapport' },
})

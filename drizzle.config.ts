import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/store/metadata-schema.ts', './src/store/account-schema.ts'],
  out: './src/store/migrations/postgres',
})

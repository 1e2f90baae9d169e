import { defineConfig } from "vite";

/** For a shop of a real project: variables come from `.env` files in this folder, see README.md. */
export default defineConfig({ build: { outDir: "dist", emptyOutDir: true } });

-- AlterTable
ALTER TABLE "correction" DROP CONSTRAINT "correction_pkey",
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'sentiment',
ADD CONSTRAINT "correction_pkey" PRIMARY KEY ("post_id", "kind");

-- CreateTable
CREATE TABLE "phrase_rule" (
    "id" BIGSERIAL NOT NULL,
    "phrase" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by_id" UUID,
    "alert_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phrase_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "phrase_rule_alert_id_idx" ON "phrase_rule"("alert_id");

-- CreateIndex
CREATE INDEX "correction_by_id_at_idx" ON "correction"("by_id", "at");



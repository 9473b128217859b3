-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "team" TEXT,
    "deputy" TEXT,
    "region" TEXT,
    "absent_from" TEXT,
    "absent_to" TEXT,
    "time_zone" TEXT,
    "working_hours" TEXT,
    "language" TEXT,
    "slack_user_id" TEXT,
    "sharing" TEXT NOT NULL DEFAULT 'counts',
    "handles" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "domain" TEXT,
    "segment" TEXT,
    "owner_id" UUID,
    "deputy_id" UUID,
    "revenue_12m" DECIMAL(18,2),
    "currency" TEXT,
    "potential" DECIMAL(18,2),
    "language" TEXT,
    "formality" TEXT NOT NULL DEFAULT 'none',
    "do_not_contact" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID,
    "network" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "remote_id" TEXT,
    "name" TEXT,
    "basis" TEXT NOT NULL DEFAULT 'none',
    "formality" TEXT NOT NULL DEFAULT 'none',
    "set_aside" BOOLEAN NOT NULL DEFAULT false,
    "is_protected" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "network" TEXT NOT NULL,
    "remote_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "employee_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'connected',
    "status_reason" TEXT,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "watermark" TEXT,
    "pending_newest" TEXT,
    "pending_page" TEXT,
    "next_poll_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "token_lock_owner" TEXT,
    "token_lock_until" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "state" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "employee_id" UUID NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "redirect_uri" TEXT NOT NULL,
    "consent_text" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("state")
);

-- CreateTable
CREATE TABLE "post" (
    "id" BIGSERIAL NOT NULL,
    "network" TEXT NOT NULL,
    "remote_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "in_reply_to" TEXT,
    "account_id" UUID NOT NULL,
    "also_account_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "contact_id" UUID,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "lang" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "url" TEXT,
    "visibility" TEXT NOT NULL,
    "mentions" TEXT[],
    "is_repost" BOOLEAN NOT NULL,
    "is_quiet" BOOLEAN NOT NULL,
    "likes" INTEGER,
    "replies" INTEGER,
    "reposts" INTEGER,
    "quotes" INTEGER,
    "impressions" INTEGER,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_post" (
    "post_id" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "parked_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_post_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "reading" (
    "post_id" BIGINT NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "intents" TEXT[],
    "needs_human" BOOLEAN NOT NULL,
    "formality" TEXT NOT NULL,
    "urgency" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reading_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "touch" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "customer_id" UUID,
    "employee_id" UUID,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sentiment" DOUBLE PRECISION,
    "post_id" BIGINT,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "conversation_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "network" TEXT,
    "customer_id" UUID,
    "contact_id" UUID,
    "account_id" UUID,
    "recipient_id" UUID,
    "recipient_channel" TEXT,
    "route" TEXT NOT NULL,
    "is_private" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "assignee_id" UUID,
    "note" TEXT,
    "snoozed_until" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "urgency" DOUBLE PRECISION NOT NULL,
    "notified_urgency" DOUBLE PRECISION NOT NULL,
    "churn_risk" BOOLEAN NOT NULL,
    "needs_human" BOOLEAN NOT NULL,
    "why" JSONB NOT NULL,
    "post_id" BIGINT,
    "drafts" JSONB NOT NULL,
    "reply_opened_by_id" UUID,
    "reply_opened_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_message" (
    "channel" TEXT NOT NULL,
    "ts" TEXT NOT NULL,
    "alert_id" UUID NOT NULL,
    "employee_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_message_pkey" PRIMARY KEY ("channel","ts")
);

-- CreateTable
CREATE TABLE "alert_post" (
    "post_id" BIGINT NOT NULL,
    "alert_id" UUID NOT NULL,

    CONSTRAINT "alert_post_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "shown_draft" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shown_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "post_id" BIGINT NOT NULL,
    "alert_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" BIGSERIAL NOT NULL,
    "alert_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "alert_id" UUID,
    "employee_id" UUID,
    "data" JSONB,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ambiguous" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "claim_owner" TEXT,
    "claim_until" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_item" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "claim_owner" TEXT,
    "claim_until" TIMESTAMPTZ(3),
    "error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spend" (
    "id" BIGSERIAL NOT NULL,
    "network" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "dollars" DECIMAL(14,6) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spend_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "name" TEXT NOT NULL,
    "owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "fact" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "employee_email_key" ON "employee"("email");

-- CreateIndex
CREATE UNIQUE INDEX "employee_slack_user_id_key" ON "employee"("slack_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_name_key_key" ON "customer"("name_key");

-- CreateIndex
CREATE INDEX "customer_owner_id_idx" ON "customer"("owner_id");

-- CreateIndex
CREATE INDEX "customer_deputy_id_idx" ON "customer"("deputy_id");

-- CreateIndex
CREATE INDEX "contact_customer_id_idx" ON "contact"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_network_handle_key" ON "contact"("network", "handle");

-- CreateIndex
CREATE UNIQUE INDEX "contact_network_remote_id_key" ON "contact"("network", "remote_id");

-- CreateIndex
CREATE INDEX "account_status_next_poll_at_idx" ON "account"("status", "next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "account_network_remote_id_key" ON "account"("network", "remote_id");

-- CreateIndex
CREATE INDEX "consent_account_id_idx" ON "consent"("account_id");

-- CreateIndex
CREATE INDEX "post_account_id_created_at_idx" ON "post"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "post_network_in_reply_to_idx" ON "post"("network", "in_reply_to");

-- CreateIndex
CREATE INDEX "post_contact_id_idx" ON "post"("contact_id");

-- CreateIndex
CREATE INDEX "post_created_at_idx" ON "post"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "post_network_remote_id_key" ON "post"("network", "remote_id");

-- CreateIndex
CREATE INDEX "pending_post_account_id_idx" ON "pending_post"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "touch_post_id_key" ON "touch"("post_id");

-- CreateIndex
CREATE INDEX "touch_contact_id_at_idx" ON "touch"("contact_id", "at");

-- CreateIndex
CREATE INDEX "touch_customer_id_at_idx" ON "touch"("customer_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "alert_conversation_key_key" ON "alert"("conversation_key");

-- CreateIndex
CREATE INDEX "alert_state_recipient_id_idx" ON "alert"("state", "recipient_id");

-- CreateIndex
CREATE INDEX "alert_state_assignee_id_idx" ON "alert"("state", "assignee_id");

-- CreateIndex
CREATE INDEX "alert_state_snoozed_until_idx" ON "alert"("state", "snoozed_until");

-- CreateIndex
CREATE INDEX "alert_customer_id_idx" ON "alert"("customer_id");

-- CreateIndex
CREATE INDEX "alert_message_alert_id_idx" ON "alert_message"("alert_id");

-- CreateIndex
CREATE INDEX "alert_post_alert_id_idx" ON "alert_post"("alert_id");

-- CreateIndex
CREATE INDEX "shown_draft_account_id_at_idx" ON "shown_draft"("account_id", "at");

-- CreateIndex
CREATE INDEX "feedback_alert_id_idx" ON "feedback"("alert_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_key_key" ON "delivery"("key");

-- CreateIndex
CREATE INDEX "delivery_state_not_before_idx" ON "delivery"("state", "not_before");

-- CreateIndex
CREATE INDEX "delivery_alert_id_idx" ON "delivery"("alert_id");

-- CreateIndex
CREATE INDEX "inbox_item_state_not_before_idx" ON "inbox_item"("state", "not_before");

-- CreateIndex
CREATE INDEX "spend_network_at_idx" ON "spend"("network", "at");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE CASCADE ON UPDATE CASCADE;



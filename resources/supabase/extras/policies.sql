-- Let policies ask who is calling once a statement, not once a row, which costs less on large tables.
-- applied: EXISTS (SELECT FROM pg_catalog.pg_policies WHERE schemaname = 'public' AND policyname = 'Users can read own wellness' AND qual ILIKE '%select auth.uid()%')
--
-- It is what the advisor calls `auth_rls_initplan`; a message's conversation is looked up in the list of one's own. They allow
-- exactly what the schema document's policies do. It may be run again; revert/policies.sql brings the document's text back.

ALTER POLICY "Users can read own data" ON users USING ((SELECT auth.uid()) = id);
ALTER POLICY "Users can update own data" ON users USING ((SELECT auth.uid()) = id);

ALTER POLICY "Users can read own wellness" ON wellness_entries USING ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can insert own wellness" ON wellness_entries WITH CHECK ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can update own wellness" ON wellness_entries USING ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can delete own wellness" ON wellness_entries USING ((SELECT auth.uid()) = user_id);

ALTER POLICY "Users can read own progress" ON module_progress USING ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can insert own progress" ON module_progress WITH CHECK ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can update own progress" ON module_progress USING ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can delete own progress" ON module_progress USING ((SELECT auth.uid()) = user_id);

ALTER POLICY "Users can read own conversations" ON conversations USING ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can insert own conversations" ON conversations WITH CHECK ((SELECT auth.uid()) = user_id);
ALTER POLICY "Users can update own conversations" ON conversations USING ((SELECT auth.uid()) = user_id);

ALTER POLICY "Users can read own messages" ON messages
  USING (conversation_id IN (SELECT id FROM conversations WHERE user_id = (SELECT auth.uid())));
ALTER POLICY "Users can insert own messages" ON messages
  WITH CHECK (conversation_id IN (SELECT id FROM conversations WHERE user_id = (SELECT auth.uid())));

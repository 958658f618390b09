"""Letters, what waits to be put into one, and how each person wishes to be told."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0003_notice_sorted'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MailHabit',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('digest_at', models.TimeField(default=datetime.time(7, 30))),
                ('on_rest_days', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('at_once', 'at once'), ('digest', 'daily mail')], max_length=10)),
                ('digest_on', models.DateField(blank=True, null=True)),
                ('address', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('language', models.CharField(max_length=5)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('queued', 'waits to be sent'), ('sent', 'sent'), ('failed', 'could not be delivered')], default='queued', max_length=10)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='NoticeChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('way', models.CharField(choices=[('in_app', 'only here'), ('digest', 'in the daily mail'), ('at_once', 'by mail at once')], max_length=10)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['user_id', 'kind'],
            },
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('at_once', 'at once'), ('digest', 'daily mail')], max_length=10)),
                ('due_at', models.DateTimeField()),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mailing.letter')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.notice')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['due_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['due_at'], name='letter_to_be_sent'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['user', '-id'], name='letter_by_person'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('state', 'failed')), fields=['id'], name='letter_failed'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('digest_on__isnull', False)), fields=('user', 'digest_on'), name='letter_one_digest_a_day'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest_on__isnull', False), ('kind', 'digest')), models.Q(('digest_on__isnull', True), ('kind', 'at_once')), _connector='OR'), name='letter_digest_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='letter_sent_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='noticechoice',
            constraint=models.UniqueConstraint(fields=('user', 'kind'), name='notice_choice_once_per_kind'),
        ),
        migrations.AddIndex(
            model_name='waiting',
            index=models.Index(condition=models.Q(('letter__isnull', True)), fields=['due_at', 'user'], name='waiting_for_a_letter'),
        ),
    ]
